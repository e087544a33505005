package org.tenfold.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Adversarial;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Stroke;

final class SessionFileTest {
    private static final int SESSIONS = 200;
    private static final int CUTS = 60;

    @TempDir
    private Path folder;

    private final RandomGenerator random = new SplittableRandom(7);

    /** One with every part. */
    private KeptSession full() {
        while (true) {
            KeptSession session = RandomSession.of(random);
            if (session.model() != null
                    && session.answer() != null
                    && session.paint() != null
                    && session.attacks().size() > 1
                    && !session.drawing().strokes().isEmpty()) {
                return session;
            }
        }
    }

    private static void assertSame(KeptSession read, KeptSession written) {
        assertThat(read.model()).isEqualTo(written.model());
        assertThat(read.drawing().backdrop()).isEqualTo(written.drawing().backdrop());
        assertThat(read.drawing().seen()).isEqualTo(written.drawing().seen());
        assertThat(read.drawing().centred()).isEqualTo(written.drawing().centred());
        assertThat(read.drawing().strokes()).hasSameSizeAs(written.drawing().strokes());
        for (int i = 0; i < read.drawing().strokes().size(); i++) {
            Stroke one = read.drawing().strokes().get(i);
            Stroke other = written.drawing().strokes().get(i);
            assertThat(one.x()).isEqualTo(other.x());
            assertThat(one.y()).isEqualTo(other.y());
            assertThat(one.width()).isEqualTo(other.width());
            assertThat(one.erasing()).isEqualTo(other.erasing());
        }
        assertThat(read.paint()).isEqualTo(written.paint());
        assertThat(read.choices()).isEqualTo(written.choices());
        assertThat(read.look()).isEqualTo(written.look());
        assertThat(read.answer()).isEqualTo(written.answer());
        assertThat(read.shownAttack()).isEqualTo(written.shownAttack());
        assertThat(read.file()).isEqualTo(written.file());
        assertThat(read.attacks()).hasSameSizeAs(written.attacks());
        for (int i = 0; i < read.attacks().size(); i++) {
            assertSame(read.attacks().get(i), written.attacks().get(i));
        }
    }

    private static void assertSame(KeptAttack read, KeptAttack written) {
        Adversarial one = read.result();
        Adversarial other = written.result();
        assertThat(read.number()).isEqualTo(written.number());
        assertThat(read.pinned()).isEqualTo(written.pinned());
        assertThat(read.model()).isEqualTo(written.model());
        assertThat(read.victim()).isEqualTo(written.victim());
        assertThat(read.attack()).isEqualTo(written.attack());
        assertThat(read.settings()).isEqualTo(written.settings());
        assertThat(read.cancelled()).isEqualTo(written.cancelled());
        assertThat(read.curve()).isEqualTo(written.curve());
        assertThat(Repeat.differences(one, other)).isEmpty();
        assertThat(one.milliseconds()).isEqualTo(other.milliseconds());
        assertThat(one.original()).isEqualTo(other.original());
        assertThat(one.norm()).isEqualTo(other.norm());
        if (one.bound() != null && other.bound() != null) {
            assertThat(one.bound().direction()).isEqualTo(other.bound().direction());
            assertThat(one.bound().runnerUp()).isEqualTo(other.bound().runnerUp());
            assertThat(one.bound().kind()).isEqualTo(other.bound().kind());
        }
    }

    @Test
    void whatIsReadIsWhatWasWrittenBitByBitInAnyCountry() throws IOException {
        Path file = folder.resolve("any" + SessionFile.ENDING);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            for (int i = 0; i < SESSIONS; i++) {
                KeptSession written = RandomSession.of(random);
                SessionFile.write(file, written);
                KeptSession read = SessionFile.read(file);
                assertSame(read, written);
                assertThat(SessionFile.text(read)).isEqualTo(SessionFile.text(written));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private void assertRefused(String content, String... words) throws IOException {
        Path file = folder.resolve("bad" + SessionFile.ENDING);
        Files.writeString(file, content, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SessionFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(words)
                .hasMessageEndingWith(".");
    }

    @Test
    void whatIsNoSessionIsToldFromOne() throws IOException {
        assertRefused("", "no session", "a session of Tenfold");
        assertRefused("\u0089PNG", "not JSON", "a session of Tenfold");
        assertRefused("[1, 2]", "no session");
        assertRefused("{\"format\": 1}", "no session");
        assertRefused("{\"tenfold\": \"lesson\"}", "no session");
        assertThatThrownBy(() -> SessionFile.read(folder.resolve("none.tenfold")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found no file, expected a session of Tenfold");
    }

    @Test
    void aNewerFormatIsToldAsSuch() throws IOException {
        String text = SessionFile.text(full());
        assertRefused(
                text.replace("\"format\":1", "\"format\":2").replace("\"drawing\"", "\"painting\""),
                "found format 2 of a newer Tenfold, expected format 1 or older.");
    }

    @Test
    void aFieldThatIsMissingOrOfAnotherKindIsNamed() throws IOException {
        String text = SessionFile.text(full());
        assertRefused(text.replace("\"seen\"", "\"sight\""), "no field drawing.seen", "a text");
        assertRefused(text.replace("\"erasing\":", "\"erasing\":1,\"was\":"), "drawing.strokes[0].erasing 1");
        assertRefused(text.replaceFirst("\"victim\":\"[a-z-]+\"", "\"victim\":\"me\""), "choices.victim", "abs");
        assertRefused(text.replaceFirst("\"attack\":\"[a-z-]+\"", "\"attack\":\"magic\""), "choices", "magic");
        assertRefused(text.replaceFirst("\"seed\":-?[0-9]+", "\"seed\":1.5"), "choices.seed 1.5", "a whole number");
        assertRefused(text.replaceFirst("\"seen\":\"....", "\"seen\":\""), "drawing.seen", "bytes");
        assertRefused(text.replaceFirst("\"width\":[^,]+", "\"width\":7"), "drawing.strokes[0]", "7.0 wide");
    }

    @Test
    void aFileThatWasCutAnywhereIsRefused() throws IOException {
        String text = SessionFile.text(full());
        for (int i = 0; i < CUTS; i++) {
            assertRefused(text.substring(0, random.nextInt(1, text.length() - 1)), "not JSON");
        }
    }

    @Test
    void aFileWithOtherBytesInsideIsReadOrRefusedButNeverFailsOtherwise() throws IOException {
        Path file = folder.resolve("damaged" + SessionFile.ENDING);
        byte[] whole = SessionFile.text(full()).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 10 * CUTS; i++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change < 3; change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                assertThat(SessionFile.read(file)).isNotNull();
            } catch (BadInputException refused) {
                assertThat(refused).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void fieldsThatAreNotKnownArePassedOver() throws IOException {
        KeptSession session = full();
        String text = SessionFile.text(session);
        Path file = folder.resolve("more" + SessionFile.ENDING);
        Files.writeString(file, text.replace("\"format\":1", "\"format\":1,\"mood\":{\"is\":[\"good\"]}"));
        assertSame(SessionFile.read(file), session);
    }

    @Test
    void lookAndAnswerAreNoWork() {
        KeptSession session = full();
        KeptSession seenOtherwise = new KeptSession(
                null,
                session.drawing(),
                session.paint(),
                session.choices(),
                KeptLook.USUAL,
                null,
                session.attacks(),
                0,
                "elsewhere");
        KeptSession withoutAttack = new KeptSession(
                session.model(),
                session.drawing(),
                session.paint(),
                session.choices(),
                session.look(),
                session.answer(),
                List.of(),
                0,
                session.file());
        assertThat(session.isSameWork(seenOtherwise)).isTrue();
        assertThat(session.isSameWork(withoutAttack)).isFalse();
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = folder.resolve("huge" + SessionFile.ENDING);
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(65L << 20);
        }
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> SessionFile.read(file))
                .withMessageContaining("68157440 bytes");
    }
}
