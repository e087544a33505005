package org.tenfold.session;

/**
 * A way on the map: straight out to a circle round what was inferred, once round it, and straight back. All places on the
 * circle are as far from the inferred one; what would lie beyond the map's edge goes along the edge.
 *
 * @param homeX where it begins and ends
 * @param homeY where it begins and ends
 * @param centreX what was inferred
 * @param centreY what was inferred
 * @param radius the circle's, positive
 * @param edge the map goes from −edge to +edge both ways
 */
public record MapRound(double homeX, double homeY, double centreX, double centreY, double radius, double edge) {
    /** The circle's radius where nobody has chosen one by moving the sliders. */
    static final double USUAL_RADIUS = 1.5;

    /** Nearer than this to the inferred place the sliders choose no radius. */
    private static final double NEAR = 0.25;

    /** A place on the map. */
    public record Place(double x, double y) {}

    /** The way from where the sliders are: as far from what was inferred as they are, or as usual if they are there. */
    static MapRound of(double homeX, double homeY, double centreX, double centreY, double edge) {
        double distance = Math.hypot(homeX - centreX, homeY - centreY);
        return new MapRound(homeX, homeY, centreX, centreY, distance < NEAR ? USUAL_RADIUS : distance, edge);
    }

    /** How long the way is. */
    double length() {
        return 2 * out() + 2 * Math.PI * radius;
    }

    /** From home to the circle. */
    private double out() {
        return Math.abs(radius - Math.hypot(homeX - centreX, homeY - centreY));
    }

    /** The place after a part of the way. */
    Place after(double way) {
        if (way <= 0 || way >= length()) {
            return new Place(homeX, homeY);
        }
        double turned = Math.clamp((way - out()) / radius, 0, 2 * Math.PI);
        // On the straight parts the distance goes from that of home to the radius and back.
        double home = Math.hypot(homeX - centreX, homeY - centreY);
        double gone = Math.min(1, Math.min(way, length() - way) / Math.max(out(), Double.MIN_NORMAL));
        return at(turned, home + gone * (radius - home));
    }

    /** A place of the circle, counted from where the way meets it, as a share of the whole turn. */
    public Place onCircle(double share) {
        return at(2 * Math.PI * share, radius);
    }

    private Place at(double turned, double distance) {
        double angle = Math.atan2(homeY - centreY, homeX - centreX) + turned;
        return new Place(
                Math.clamp(centreX + distance * Math.cos(angle), -edge, edge),
                Math.clamp(centreY + distance * Math.sin(angle), -edge, edge));
    }
}
