package com.mailflatrate.given;

import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;

/** Papers people signed, as a scanner would leave them. */
public final class Papers {

    private Papers() {}

    /** A PDF whose every page says which one it is. */
    public static byte[] signed(int pages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document();
        PdfWriter.getInstance(document, bytes);
        document.open();
        for (int page = 1; page <= pages; page++) {
            document.newPage();
            document.add(new Paragraph("Ja, ich will Post. Blatt " + page));
        }
        document.close();
        return bytes.toByteArray();
    }
}
