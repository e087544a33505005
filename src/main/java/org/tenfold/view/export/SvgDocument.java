package org.tenfold.view.export;

import java.util.Locale;

/** An SVG document in the making: elements, escaped texts, and numbers with as many decimals as a screen can show. */
final class SvgDocument {
    private final StringBuilder text = new StringBuilder();

    /** An element without content; attributes are names and values in turn, numbers or texts. */
    void empty(String element, Object... attributes) {
        open(element, attributes);
        text.setLength(text.length() - 2);
        text.append("/>\n");
    }

    /** The begin of an element. */
    void open(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(value instanceof Number number ? number(number.doubleValue()) : escaped(value.toString()))
                    .append('"');
        }
        text.append(">\n");
    }

    void close(String element) {
        text.append("</").append(element).append(">\n");
    }

    /** An element around a text. */
    void text(String element, String content, Object... attributes) {
        open(element, attributes);
        text.setLength(text.length() - 1);
        text.append(escaped(content));
        close(element);
    }

    /** A number with at most three decimals. */
    static String number(double value) {
        String rounded = String.format(Locale.ROOT, "%.3f", value);
        String shorter = rounded.replaceAll("\\.?0+$", "");
        return shorter.isEmpty() || shorter.equals("-0") || shorter.equals("-") ? "0" : shorter;
    }

    /** XML knows no control characters, and five others only by name. */
    static String escaped(String content) {
        return content.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
