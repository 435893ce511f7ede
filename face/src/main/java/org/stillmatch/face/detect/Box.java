package org.stillmatch.face.detect;

/// A rectangle in pixels of the upright picture: left, top, width, height; it may reach past the edges.
public record Box(float x, float y, float width, float height) {
    public float centreX() {
        return x + width / 2;
    }

    public float centreY() {
        return y + height / 2;
    }

    public float area() {
        return width * height;
    }

    /// Area of the intersection over area of the union, 0 to 1.
    public float overlap(Box other) {
        float w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        float h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        if (w <= 0 || h <= 0) {
            return 0;
        }
        float shared = w * h;
        return shared / (area() + other.area() - shared);
    }
}
