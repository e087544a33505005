package org.tenfold.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;

/** The first training pictures of MNIST as a data set of their own. */
final class SmallMnist {
    private SmallMnist() {}

    static Path write(Path folder, int pictures) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        LabelledImages all = LabelledImages.read(Path.of("assets/mnist"), Split.TRAIN);
        float[] picture = new float[Image.PIXELS];
        try (OutputStream images = Files.newOutputStream(data.resolve("train-images-idx3-ubyte"));
                OutputStream labels = Files.newOutputStream(data.resolve("train-labels-idx1-ubyte"))) {
            images.write(ByteBuffer.allocate(16)
                    .putInt(2051)
                    .putInt(pictures)
                    .putInt(28)
                    .putInt(28)
                    .array());
            labels.write(ByteBuffer.allocate(8).putInt(2049).putInt(pictures).array());
            for (int i = 0; i < pictures; i++) {
                all.copyTo(i, picture, 0);
                for (float v : picture) {
                    images.write(Math.round(v * 255));
                }
                labels.write(all.label(i));
            }
        }
        return data;
    }
}
