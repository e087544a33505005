package org.tenfold.session;

import java.util.Locale;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;

/** The scores of an analysis as comma-separated values, one line a class, for other programs. */
public final class ScoreSheet {
    private ScoreSheet() {}

    /**
     * The whole file, in {@link Locale#ROOT}: {@code label,negativeElbo,squaredError,kl,probability,z1,…}, numbers with all
     * their digits, lines ended as RFC 4180 has it.
     */
    public static String of(Analysis analysis) {
        StringBuilder sheet = new StringBuilder("label,negativeElbo,squaredError,kl,probability");
        int latents = analysis.reconstruction(0).latent().toArray().length;
        for (int i = 1; i <= latents; i++) {
            sheet.append(",z").append(i);
        }
        sheet.append("\r\n");
        for (Reconstruction found : analysis.reconstructions()) {
            sheet.append(quoted(found.label()))
                    .append(',')
                    .append(found.negativeElbo())
                    .append(',')
                    .append(found.squaredError())
                    .append(',')
                    .append(found.kl())
                    .append(',')
                    .append(analysis.probability(found.classIndex()));
            for (float z : found.latent().toArray()) {
                sheet.append(',').append(z);
            }
            sheet.append("\r\n");
        }
        return sheet.toString();
    }

    /** Labels are free text: quoted where a comma, a quotation mark or the end of a line would be taken for the sheet's. */
    private static String quoted(String label) {
        boolean harmless = label.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return harmless ? label : '"' + label.replace("\"", "\"\"") + '"';
    }
}
