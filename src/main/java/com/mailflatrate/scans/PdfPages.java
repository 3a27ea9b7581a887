package com.mailflatrate.scans;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfCopy;
import org.openpdf.text.pdf.PdfReader;

/** Pages of somebody else's PDF. */
final class PdfPages {

    private PdfPages() {}

    /** 0 for what is no PDF or wants a password. */
    static int count(byte[] pdf) {
        try (PdfReader reader = new PdfReader(pdf)) {
            return reader.isEncrypted() ? 0 : reader.getNumberOfPages();
        } catch (IOException | RuntimeException strange) {
            return 0; // a foreign file may break its reader in any way
        }
    }

    /** A PDF of this page alone; the first one is 1. */
    static byte[] page(byte[] pdf, int number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfReader reader = new PdfReader(pdf)) {
            Document document = new Document(reader.getPageSizeWithRotation(number));
            PdfCopy copy = new PdfCopy(document, bytes);
            document.open();
            copy.addPage(copy.getImportedPage(reader, number));
            document.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
