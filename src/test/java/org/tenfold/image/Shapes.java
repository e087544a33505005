package org.tenfold.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A tiny data set of one's own: bars, crosses and rings, black on white, a folder for each. */
public final class Shapes {
    public static final List<String> NAMES =
            List.of("upright bar", "cross", "ring").stream().sorted().toList();

    private static final int SIDE = 56;
    private static final double WOBBLE = 3;

    private Shapes() {}

    /** Writes so many pictures of each shape, every one a little different. */
    public static Path write(Path folder, int ofEach) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (String name : NAMES) {
            Path own = Files.createDirectories(folder.resolve(name));
            for (int i = 0; i < ofEach; i++) {
                ImageIO.write(
                        picture(name, random), "png", own.resolve(i + ".png").toFile());
            }
        }
        return folder;
    }

    private static BufferedImage picture(String name, SplittableRandom random) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double x = SIDE / 2.0 + wobble(random);
        double y = SIDE / 2.0 + wobble(random);
        double reach = SIDE * 0.3 + wobble(random);
        switch (name) {
            case "upright bar" -> graphics.draw(new Line2D.Double(x, y - reach, x + wobble(random), y + reach));
            case "cross" -> {
                graphics.draw(new Line2D.Double(x - reach, y - reach, x + reach, y + reach));
                graphics.draw(new Line2D.Double(x - reach, y + reach, x + reach, y - reach));
            }
            default -> graphics.draw(new Ellipse2D.Double(x - reach, y - reach, 2 * reach, 2 * reach));
        }
        graphics.dispose();
        return image;
    }

    private static double wobble(SplittableRandom random) {
        return random.nextDouble(-WOBBLE, WOBBLE);
    }
}
