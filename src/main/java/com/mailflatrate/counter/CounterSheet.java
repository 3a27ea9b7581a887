package com.mailflatrate.counter;

import com.mailflatrate.kernel.paper.Typeface;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.BadElementException;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** A4 with one invitation or four to be cut. For one thread. */
final class CounterSheet {

    private static final BaseFont PLAIN = Typeface.PLAIN.font();
    private static final BaseFont BOLD = Typeface.BOLD.font();
    private static final Color GREY = new Color(0x5A, 0x62, 0x6B);

    private final CounterWords words;
    private final int copies;
    private final float scale;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, 0, 0, 0, 0);
    private final PdfWriter writer = PdfWriter.getInstance(document, bytes);

    CounterSheet(CounterWords words, int copies) {
        this.words = words;
        this.copies = copies;
        this.scale = copies == 1 ? 1 : 0.5f;
    }

    byte[] pdf() {
        document.open();
        document.addTitle(words.title());
        document.addAuthor(words.company());
        int columns = copies == 1 ? 1 : 2;
        PdfPTable table = new PdfPTable(columns);
        table.setWidthPercentage(100);
        float height = PageSize.A4.getHeight() * columns / copies - 1;
        for (int i = 0; i < copies; i++) {
            table.addCell(cell(height));
        }
        document.add(table);
        document.close();
        return bytes.toByteArray();
    }

    private PdfPCell cell(float height) {
        PdfPCell cell = new PdfPCell();
        cell.setFixedHeight(height);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPadding(56 * scale);
        cell.setBorder(copies == 1 ? Rectangle.NO_BORDER : Rectangle.BOX);
        cell.setBorderColor(Color.LIGHT_GRAY);
        cell.addElement(line(words.company(), PLAIN, 20, Color.BLACK, 0));
        cell.addElement(
                line(words.title(), BOLD, words.title().length() < 40 ? 38 : 26, Color.BLACK, 12));
        cell.addElement(code());
        cell.addElement(line(words.scan(), PLAIN, 16, Color.BLACK, 0));
        cell.addElement(
                line(
                        words.address(),
                        BOLD,
                        words.address().length() < 36 ? 22 : 16,
                        Color.BLACK,
                        8));
        cell.addElement(line(words.then(), PLAIN, 13, GREY, 18));
        cell.addElement(line(words.imprint(), PLAIN, 10, GREY, 18));
        return cell;
    }

    private Paragraph line(String text, BaseFont face, float size, Color color, float before) {
        Font font = new Font(face, size * scale, Font.NORMAL, color);
        Paragraph line = new Paragraph(size * scale * 1.3f, text, font);
        line.setAlignment(Element.ALIGN_CENTER);
        line.setSpacingBefore(before * scale);
        return line;
    }

    private Image code() {
        QrSquares squares = new QrSquares(words.link());
        PdfTemplate drawn =
                writer.getDirectContent().createTemplate(squares.side(), squares.side());
        squares.paint(drawn);
        try {
            Image image = Image.getInstance(drawn);
            image.scaleAbsolute(300 * scale, 300 * scale);
            image.setAlignment(Element.ALIGN_CENTER);
            return image;
        } catch (BadElementException e) {
            throw new IllegalStateException("a template is a picture", e);
        }
    }
}
