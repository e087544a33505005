package org.tenfold.session;

import java.util.concurrent.Executor;

/**
 * Who does the work; passed in, so that a test can put queues in their place.
 *
 * @param analysis explains the drawing, one request after the other
 * @param latents decodes what the sliders say, and asks about what is painted by hand, one request after the other
 * @param attack runs attacks; several at once where it has several threads
 * @param reading reads files: the model, the test digits, a picture
 * @param samples decodes the prior samples, and proves radii with them
 * @param contenders opens the classifiers that are compared, and asks them
 * @param screen the thread on which every property of this room is read and written
 */
public record Threads(
        Executor analysis,
        Executor latents,
        Executor attack,
        Executor reading,
        Executor samples,
        Executor contenders,
        Executor screen) {}
