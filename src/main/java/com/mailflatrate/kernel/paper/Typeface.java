package com.mailflatrate.kernel.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.pdf.BaseFont;

/** The faces our papers are set in; embedded, so that they print alike everywhere. */
public enum Typeface {
    /** For sentences. */
    PLAIN("LiberationSans-Regular"),
    /** For headings. */
    BOLD("LiberationSans-Bold"),
    /** For what is compared letter by letter. */
    FIXED("LiberationMono-Regular");

    private final BaseFont font;

    Typeface(String name) {
        this.font = read(name);
    }

    /** For OpenPDF; may be shared between threads. */
    public BaseFont font() {
        return font;
    }

    private static BaseFont read(String name) {
        String file = "/liberation/" + name + ".ttf";
        try (InputStream in = BaseFont.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no font " + file);
            }
            return BaseFont.createFont(
                    name + ".ttf",
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    true,
                    in.readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
