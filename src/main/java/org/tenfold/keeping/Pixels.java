package org.tenfold.keeping;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.tenfold.image.Image;

/**
 * Numbers as text without loss: single precision, little-endian, in Base64. Python reads them with
 * {@code numpy.frombuffer(base64.b64decode(text), '<f4')}.
 */
final class Pixels {
    private Pixels() {}

    static String text(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static String text(Image image) {
        return text(image.toArray());
    }

    /**
     * The numbers in a text.
     *
     * @throws IllegalArgumentException if it is not Base64, or of another length
     */
    static float[] numbers(String text, int count) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != count * Float.BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes, expected " + count * Float.BYTES);
        }
        float[] numbers = new float[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    /**
     * The picture in a text.
     *
     * @throws IllegalArgumentException if it is no picture
     */
    static Image image(String text) {
        return Image.of(numbers(text, Image.PIXELS));
    }
}
