package com.mailflatrate.kernel;

import java.util.List;

/**
 * A text in pieces: what all readers of a mailing get alike, and between it what is one reader's
 * own. Whoever encodes many such texts has to encode what they share only once.
 */
public record Pieces(List<Piece> all) {

    /**
     * A part of a text.
     *
     * @param shared whether the other readers' texts have the very same
     */
    public record Piece(String text, boolean shared) {}

    /** Copies the list. */
    public Pieces {
        all = List.copyOf(all);
    }

    /** A text that shares nothing. */
    public static Pieces of(String text) {
        return new Pieces(List.of(new Piece(text, false)));
    }

    /** The whole text. */
    public String text() {
        if (all.size() == 1) {
            return all.getFirst().text();
        }
        StringBuilder whole = new StringBuilder();
        all.forEach(piece -> whole.append(piece.text()));
        return whole.toString();
    }
}
