package com.mailflatrate.evidence;

import com.mailflatrate.kernel.paper.Typeface;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.HeaderFooter;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfFileSpecification;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A4 pages with headings, paragraphs and lines of label and value. For one thread. */
final class Sheet {

    private static final float MARGIN = 56;
    private static final Color GREY = new Color(0x5A, 0x62, 0x6B);
    private static final BaseFont PLAIN = Typeface.PLAIN.font();
    private static final BaseFont BOLD = Typeface.BOLD.font();
    private static final BaseFont FIXED = Typeface.FIXED.font();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    private final PdfWriter writer;

    Sheet(String footer) {
        writer = PdfWriter.getInstance(document, bytes);
        HeaderFooter line = new HeaderFooter(new Phrase(footer + " ", small()), true);
        line.setBorder(Rectangle.NO_BORDER);
        line.setAlignment(Element.ALIGN_RIGHT);
        document.setFooter(line);
        document.open();
    }

    void about(String title, String author) {
        document.addTitle(title);
        document.addAuthor(author);
    }

    void title(String text) {
        add(new Paragraph(text, new Font(BOLD, 20)), 4, 10);
    }

    void heading(String text) {
        add(new Paragraph(text, new Font(BOLD, 13)), 16, 6);
    }

    void text(String text) {
        add(new Paragraph(13, text, new Font(PLAIN, 10)), 0, 6);
    }

    void quote(String text) {
        Paragraph words = new Paragraph(14, text, new Font(PLAIN, 11));
        words.setIndentationLeft(12);
        add(words, 0, 8);
    }

    void fixed(String text) {
        PdfPTable frame = new PdfPTable(1);
        frame.setWidthPercentage(100);
        frame.setSpacingAfter(8);
        PdfPCell cell = new PdfPCell(new Phrase(10, text, new Font(FIXED, 7.5f)));
        cell.setBorderColor(Color.LIGHT_GRAY);
        cell.setPadding(8);
        frame.addCell(cell);
        put(frame);
    }

    /** Lines of label and value. */
    void lines(Lines lines) {
        PdfPTable table = new PdfPTable(new float[] {1, 2.4f});
        table.setWidthPercentage(100);
        table.setSpacingAfter(8);
        lines.each(
                (label, value) -> {
                    table.addCell(cell(new Phrase(label, new Font(PLAIN, 9, Font.NORMAL, GREY))));
                    table.addCell(cell(new Phrase(value, new Font(PLAIN, 9))));
                });
        put(table);
    }

    void attach(String name, byte[] content) {
        try {
            writer.addFileAttachment(
                    name, PdfFileSpecification.fileEmbedded(writer, null, name, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] close() {
        document.close();
        return bytes.toByteArray();
    }

    private static PdfPCell cell(Phrase phrase) {
        PdfPCell cell = new PdfPCell(phrase);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(new Color(0xE3, 0xE6, 0xEA));
        cell.setPaddingTop(3);
        cell.setPaddingBottom(4);
        return cell;
    }

    private void add(Paragraph paragraph, float before, float after) {
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        put(paragraph);
    }

    private void put(Element element) {
        try {
            document.add(element);
        } catch (DocumentException e) {
            throw new IllegalStateException("a page takes every element", e);
        }
    }

    private static Font small() {
        return new Font(PLAIN, 8, Font.NORMAL, GREY);
    }
}
