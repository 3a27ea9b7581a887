package com.mailflatrate.given;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks (XLSX) by hand: the least a spreadsheet would open, and worse. */
public final class Sheets {

    private static final String STYLES_TYPE =
            "<Override PartName=\"/xl/styles.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>";
    private static final String STYLES =
            "<Relationship Id=\"r2\" Target=\"styles.xml\""
                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\"/>";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    /** Everything but the sheet; style 1 is a date with time. */
    public Sheets() {
        this(true);
    }

    /** Without formats no cell is a date: small programs write such workbooks. */
    public Sheets(boolean formats) {
        part(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>%s</Types>"""
                        .formatted(formats ? STYLES_TYPE : ""));
        part(
                "_rels/.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        part(
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>%s</Relationships>"""
                        .formatted(formats ? STYLES : ""));
        part(
                "xl/workbook.xml",
                """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Kunden" sheetId="1" r:id="r1"/></sheets></workbook>""");
        if (formats) {
            part(
                    "xl/styles.xml",
                    """
                    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy hh:mm:ss"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>""");
        }
    }

    /** A text cell. */
    public static String text(String value) {
        return "<c t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    }

    /** A cell with a moment, as days since 1900. */
    public static String moment(double days) {
        return "<c s=\"1\"><v>" + days + "</v></c>";
    }

    /** A row of the sheet, counted from 1. */
    public static String row(int number, String... cells) {
        return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
    }

    /** Any part, as it is. */
    public Sheets part(String name, String text) {
        return part(name, text, 1);
    }

    /** The same text again and again, which packs to nearly nothing. */
    public Sheets part(String name, String text, int times) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            byte[] once = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) {
                zip.write(once);
            }
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The workbook with these rows. */
    public byte[] with(String... rows) {
        part(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + String.join("", rows)
                        + "</sheetData></worksheet>");
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
