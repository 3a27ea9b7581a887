package com.mailflatrate.web.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What changed from one wording to the next, word by word (longest common subsequence). Pure. */
public final class WordDiff {

    private static final int MOST_WORDS = 800;

    private WordDiff() {}

    /** Words in a row that share a fate. */
    public record Piece(Kind kind, String text) {}

    /** The fate of words. */
    public enum Kind {
        SAME,
        ADDED,
        GONE
    }

    /** The pieces, in reading order; texts of very many words are shown as wholly exchanged. */
    public static List<Piece> of(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        if (old.size() > MOST_WORDS || now.size() > MOST_WORDS) {
            return List.of(new Piece(Kind.GONE, before), new Piece(Kind.ADDED, after));
        }
        return joined(walk(old, now, lengths(old, now)));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    private static int[][] lengths(List<String> old, List<String> now) {
        int[][] lengths = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                lengths[i][j] =
                        old.get(i).equals(now.get(j))
                                ? lengths[i + 1][j + 1] + 1
                                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }

    private static List<Piece> walk(List<String> old, List<String> now, int[][] lengths) {
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                pieces.add(new Piece(Kind.SAME, old.get(i++)));
                j++;
            } else if (i < old.size()
                    && (j == now.size() || lengths[i + 1][j] >= lengths[i][j + 1])) {
                pieces.add(new Piece(Kind.GONE, old.get(i++)));
            } else {
                pieces.add(new Piece(Kind.ADDED, now.get(j++)));
            }
        }
        return pieces;
    }

    private static List<Piece> joined(List<Piece> words) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece word : words) {
            Piece last = pieces.isEmpty() ? null : pieces.getLast();
            if (last != null && last.kind() == word.kind()) {
                pieces.set(
                        pieces.size() - 1, new Piece(word.kind(), last.text() + ' ' + word.text()));
            } else {
                pieces.add(word);
            }
        }
        return Collections.unmodifiableList(pieces);
    }
}
