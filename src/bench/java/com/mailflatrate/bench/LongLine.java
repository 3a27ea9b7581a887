package com.mailflatrate.bench;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.sheets.ColumnFile;
import com.mailflatrate.sheets.FileReading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file with one line of a gigabyte, read as an import reads it: one endless cell, one in quotes that
 * are never closed, endless columns, endless headings. It has to be refused, by a code the user gets
 * a sentence for, in a heap that is much smaller than the line.
 */
final class LongLine {

    private static final long GIGABYTE = 1L << 30;
    private static final int PIECE = 1 << 20;
    private static final double HEAP_MB = 400;

    private LongLine() {}

    static List<Figure> of() throws IOException {
        List<Figure> figures = new ArrayList<>();
        Path file = BenchHome.fresh().resolve("line.csv");
        read(figures, file, "a cell without end", "email;name\nanna@mail.test;", 'x');
        read(figures, file, "a quote that is never closed", "email;name\nanna@mail.test;\"", 'x');
        read(figures, file, "columns without end", "email;name\nanna@mail.test;", ';');
        read(figures, file, "headings without end", "email;name;", ';');
        return figures;
    }

    private static void read(List<Figure> figures, Path file, String name, String begins, char goesOn)
            throws IOException {
        write(file, begins, goesOn);
        List<Outcome<ColumnFile>> outcome = new ArrayList<>();
        Cost cost = Cost.of(file, () -> outcome.add(FileReading.look(file)));
        Code code = outcome.getFirst().reasons().getFirst().code();
        System.out.println(name + ": " + code + " after " + Math.round(cost.seconds() * 10) / 10.0 + " s");
        figures.add(Figure.most(name + ", MB of heap", cost.heapMegabytes(), 1, HEAP_MB));
        Files.delete(file);
    }

    private static void write(Path file, String begins, char goesOn) throws IOException {
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) goesOn);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(begins.getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < GIGABYTE; written += PIECE) {
                out.write(piece);
            }
        }
    }
}
