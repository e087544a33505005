package org.tenfold.inference;

import org.tenfold.image.Image;
import org.tenfold.model.Latent;

/**
 * How well one class explains an image: {@code F = ‖x − G(z)‖² + β · ½‖z‖²} at the latent z that was found.
 *
 * @param classIndex the class, counted from 0
 * @param label the class's name
 * @param image the decoded picture {@code G(z)}
 * @param latent the latent z
 * @param squaredError {@code ‖x − G(z)‖²}, the sum over 784 pixels
 * @param kl {@code ½‖z‖²} in nats, before the weight β
 * @param negativeElbo {@code s · (squaredError + β · kl) / 784} with the class scaling s; lower is better
 */
public record Reconstruction(
        int classIndex,
        String label,
        Image image,
        Latent latent,
        double squaredError,
        double kl,
        double negativeElbo) {}
