package org.tenfold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A few aligned columns for people, each as wide as its widest cell. */
final class Table {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();
    private final int columns;
    private final boolean namesFirst;

    private Table(int columns, boolean namesFirst) {
        this.columns = columns;
        this.namesFirst = namesFirst;
    }

    /** Columns under a header, all flush right. */
    static Table of(String... header) {
        return new Table(header.length, false).row(header);
    }

    /** Lines of a name, flush left, and what it is. */
    static Table facts() {
        return new Table(2, true);
    }

    /** A number as people read it, with a point in every country. */
    static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("row has " + cells.length + " cells, expected " + columns);
        }
        rows.add(cells);
        return this;
    }

    /** The lines, joined by line ends, without one at the end. */
    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            if (!text.isEmpty()) {
                text.append(System.lineSeparator());
            }
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                boolean left = namesFirst && i == 0;
                line.append(i == 0 ? "" : GAP).append(left ? row[i] + padding : padding + row[i]);
            }
            text.append(line.toString().stripTrailing());
        }
        return text.toString();
    }
}
