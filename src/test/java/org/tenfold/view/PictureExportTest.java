package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.session.Notice;
import org.tenfold.view.export.Exhibit;
import org.tenfold.view.export.Exporter;
import org.tenfold.view.export.PictureMenu;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.PixelView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the window shows, taken out of it and read again. */
@ExtendWith(ApplicationExtension.class)
final class PictureExportTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final Path NOWHERE = Path.of("nowhere");
    /** Numbers of an SVG have three decimals; each of a few nested elements is rounded. */
    private static final double ROUNDING = 0.01;

    private static final int RGB = 0xFFFFFF;

    PictureExportTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, NOWHERE);
    }

    @Stop
    void stop() {
        close();
    }

    private Analysis analysis() {
        return Objects.requireNonNull(model.analysis());
    }

    private Exporter exporter() {
        return new Exporter(model, window(), (title, name, writer) -> writer.accept(folder.resolve(name)));
    }

    private void awaitAnswer() {
        until(() -> model.explainedProperty().get()
                && model.latents().stripsProperty().get() != null
                && !model.latents().stripsEarlierProperty().get());
    }

    private Path written(FxRobot robot, String name, Runnable export) {
        Path file = folder.resolve(name);
        robot.interact(export);
        until(() -> Files.exists(file));
        return file;
    }

    private static Document parsed(Path svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(svg.toFile());
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList found = svg.getElementsByTagName("text");
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** Every pixel of the picture in a file is a square of {@code scale} times its square on the screen. */
    private static void assertPixelsAreSquares(BufferedImage file, Node exhibit, PixelView picture, int scale) {
        ImageView view = (ImageView) picture.lookup(".image-view");
        Bounds bounds = exhibit.sceneToLocal(view.localToScene(view.getLayoutBounds()));
        int cell = (int) Math.round(scale * bounds.getWidth() / Image.SIDE);
        int[] colours = Objects.requireNonNull(picture.raster()).argb();
        int left = (int) Math.round(scale * bounds.getMinX());
        int top = (int) Math.round(scale * bounds.getMinY());
        for (int y = 0; y < cell * Image.SIDE; y++) {
            for (int x = 0; x < cell * Image.SIDE; x++) {
                assertThat(file.getRGB(left + x, top + y) & RGB)
                        .as("pixel %d, %d", x, y)
                        .isEqualTo(colours[y / cell * Image.SIDE + x / cell] & RGB);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyFigureIsWrittenAtEveryScaleAndItsPixelsAreSquares(int scale, FxRobot robot) throws IOException {
        awaitAnswer();
        int loser = analysis().prediction() == 8 ? 9 : 8;
        robot.moveTo("#ruler");
        WaitForAsyncUtils.waitForFxEvents();
        String ending = scale == 1 ? ".png" : "@" + scale + "x.png";
        for (Exhibit exhibit : List.of(Exhibit.WINDOW, Exhibit.TILES, Exhibit.STRIPS, Exhibit.RULER)) {
            Path file = written(robot, exhibit.stem() + ending, () -> exporter().savePng(exhibit, scale));
            BufferedImage picture = ImageIO.read(file.toFile());
            Node node = Objects.requireNonNull(exporter().find(exhibit));
            assertThat(picture.getWidth())
                    .isEqualTo((int) Math.floor(scale * node.getLayoutBounds().getWidth()));
            assertThat(picture.getHeight())
                    .isEqualTo((int) Math.floor(scale * node.getLayoutBounds().getHeight()));
            if (exhibit == Exhibit.WINDOW || exhibit == Exhibit.TILES) {
                assertPixelsAreSquares(
                        picture,
                        node,
                        (PixelView) robot.lookup("#picture" + loser).query(),
                        scale);
            }
        }
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedWithAWayOut(FxRobot robot) {
        awaitAnswer();
        robot.interact(() -> exporter().savePng(Exhibit.WINDOW, 8));
        Notice said = Objects.requireNonNull(model.noticeProperty().get());
        assertThat(said.kind()).isEqualTo(Notice.Kind.PROBLEM);
        assertThat(said.text()).contains("million pixels").contains("smaller scale");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void textIsDrawnAnewAndNotBlownUp(FxRobot robot) throws IOException {
        awaitAnswer();
        BufferedImage small =
                ImageIO.read(written(robot, "ruler.png", () -> exporter().savePng(Exhibit.RULER, 1))
                        .toFile());
        BufferedImage large =
                ImageIO.read(written(robot, "ruler@4x.png", () -> exporter().savePng(Exhibit.RULER, 4))
                        .toFile());
        int different = 0;
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int corner = large.getRGB(4 * x, 4 * y);
                different += corner == large.getRGB(4 * x + 3, 4 * y + 3) ? 0 : 1;
            }
        }
        assertThat(different).isPositive();
    }

    @Test
    void theMapAndTheScoresOfAReplayAreFiguresWhileTheyAreSeen(FxRobot robot) throws Exception {
        awaitAnswer();
        assertThat(exporter().find(Exhibit.MAP)).isNull();
        assertThat(exporter().find(Exhibit.REPLAY)).isNull();
        robot.clickOn("#latentMap");
        until(() -> exporter().find(Exhibit.MAP) != null
                && model.latents().map().mapProperty().get() != null);
        Document map = parsed(written(robot, "map.svg", () -> exporter().saveSvg(Exhibit.MAP)));
        assertThat(map.getElementsByTagName("image").getLength()).isEqualTo(1);
        assertThat(texts(map)).contains("the drawing", "0");
        robot.clickOn("#latentMap");
        robot.clickOn("#replay");
        until(() -> exporter().find(Exhibit.REPLAY) != null);
        Document replay = parsed(written(robot, "replay.svg", () -> exporter().saveSvg(Exhibit.REPLAY)));
        assertThat(texts(replay)).contains(analysis().label());
        assertThat(replay.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void anAttackIsATriptychWithTheNumbersUnderIt(FxRobot robot) throws Exception {
        awaitAnswer();
        robot.interact(() -> window().show(ExplorerWindow.Tool.ATTACK));
        robot.interact(() -> model.attack().run());
        until(() -> model.attack().endedProperty().get() != null);
        until(() -> exporter().find(Exhibit.ATTACK) != null);
        Document svg = parsed(written(robot, "attack.svg", () -> exporter().saveSvg(Exhibit.ATTACK)));
        assertThat(svg.getElementsByTagName("image").getLength()).isEqualTo(3);
        assertThat(texts(svg)).contains("Original", "Change", "L2");
        Path png = written(robot, "attack@2x.png", () -> exporter().savePng(Exhibit.ATTACK, 2));
        Node node = Objects.requireNonNull(exporter().find(Exhibit.ATTACK));
        List<Node> pictures = List.copyOf(node.lookupAll(".pixel-view"));
        for (Node picture : pictures) {
            assertPixelsAreSquares(ImageIO.read(png.toFile()), node, (PixelView) picture, 2);
        }
    }

    @Test
    void anSvgIsValidItsTextsAreTextsAndItsPicturesHaveTheirPixels(FxRobot robot) throws Exception {
        awaitAnswer();
        Document svg = parsed(written(robot, "window.svg", () -> exporter().saveSvg(Exhibit.WINDOW)));
        assertThat(svg.getDocumentElement().getAttribute("viewBox"))
                .isEqualTo("0 0 " + Math.round(window().getWidth()) + " " + Math.round(window().getHeight()));
        assertThat(texts(svg)).contains("Ten explanations", "Latents", "The model sees");
        Image seen = model.drawing().seen();
        NodeList images = svg.getElementsByTagName("image");
        assertThat(images.getLength()).isGreaterThan(10);
        boolean found = false;
        for (int i = 0; i < images.getLength(); i++) {
            String data = ((Element) images.item(i)).getAttribute("xlink:href");
            byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
            found |= shows(ImageIO.read(new ByteArrayInputStream(png)), seen);
        }
        assertThat(found).isTrue();
    }

    @Test
    void aTextOfAnSvgStandsWhereItStandsOnTheScreen(FxRobot robot) throws Exception {
        awaitAnswer();
        Document svg = parsed(written(robot, "ruler.svg", () -> exporter().saveSvg(Exhibit.RULER)));
        Node ruler = Objects.requireNonNull(exporter().find(Exhibit.RULER));
        Text title = (Text) robot.lookup("#ruler .card-title .text").query();
        double baseline = ruler.sceneToLocal(title.localToScene(
                        0, title.getBaselineOffset() + title.getLayoutBounds().getMinY()))
                .getY();
        NodeList texts = svg.getElementsByTagName("text");
        Element found = null;
        for (int i = 0; i < texts.getLength() && found == null; i++) {
            if (texts.item(i).getTextContent().equals(title.getText())) {
                found = (Element) texts.item(i);
            }
        }
        double y = Double.parseDouble(Objects.requireNonNull(found).getAttribute("y"));
        for (org.w3c.dom.Node at = found; at instanceof Element element; at = at.getParentNode()) {
            String transform = element.getAttribute("transform");
            y += transform.startsWith("translate(")
                    ? Double.parseDouble(transform.substring(transform.indexOf(' '), transform.indexOf(')')))
                    : 0;
        }
        assertThat(y).isCloseTo(baseline, within(ROUNDING));
    }

    private static boolean shows(BufferedImage picture, Image image) {
        int cell = picture.getWidth() / Image.SIDE;
        if (picture.getWidth() != picture.getHeight() || cell * Image.SIDE != picture.getWidth()) {
            return false;
        }
        for (int i = 0; i < Image.PIXELS; i++) {
            int there = picture.getRGB(i % Image.SIDE * cell, i / Image.SIDE * cell);
            if ((there & RGB) != (Palette.ink(image.at(i)) & RGB)) {
                return false;
            }
        }
        return true;
    }

    private static void assertClipboardShows(FxRobot robot, int[] colours) {
        robot.interact(() -> {
            javafx.scene.image.Image copied = Clipboard.getSystemClipboard().getImage();
            int side = Exporter.PICTURE_SCALE * Image.SIDE;
            assertThat(copied.getWidth()).isEqualTo(side);
            int[] argb = new int[side * side];
            copied.getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), argb, 0, side);
            for (int i = 0; i < argb.length; i++) {
                int pixel = i / side / Exporter.PICTURE_SCALE * Image.SIDE + i % side / Exporter.PICTURE_SCALE;
                assertThat(argb[i] & RGB).isEqualTo(colours[pixel] & RGB);
            }
        });
    }

    @Test
    void copyTakesTheDrawingOrTheTileThatHasTheFocusAndTheScoresAsText(FxRobot robot) {
        awaitAnswer();
        robot.press(KeyCode.SHORTCUT).press(KeyCode.C).release(KeyCode.C).release(KeyCode.SHORTCUT);
        assertClipboardShows(robot, Palette.of(model.drawing().seen()));
        robot.interact(() -> robot.lookup("#tile3").query().requestFocus());
        robot.press(KeyCode.SHORTCUT).press(KeyCode.C).release(KeyCode.C).release(KeyCode.SHORTCUT);
        assertClipboardShows(robot, Palette.of(analysis().reconstruction(3).image()));
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT).press(KeyCode.C).release(KeyCode.C);
        robot.release(KeyCode.SHIFT, KeyCode.SHORTCUT);
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo(model.exports().scores())
                .startsWith("label,negativeElbo"));
    }

    @Test
    void theMenuOfAPictureCopiesItAndTheCanvasWhereTheRightButtonErasesHasNone(FxRobot robot) {
        awaitAnswer();
        robot.interact(() -> PictureMenu.listen(window(), exporter()));
        robot.rightClickOn("#picture5");
        assertThat(robot.lookup("#savePicture").tryQuery()).isPresent();
        assertThat(robot.lookup("#png4").tryQuery()).isPresent();
        robot.clickOn("#copyPicture");
        WaitForAsyncUtils.waitForFxEvents();
        assertClipboardShows(robot, Palette.of(analysis().reconstruction(5).image()));
        Point2D canvas = place(robot, "#canvas", 0.5, 0.5);
        robot.rightClickOn(canvas);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#copyPicture").tryQuery()).isEmpty();
    }
}
