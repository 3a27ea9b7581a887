package com.mailflatrate.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.web.forms.WordDiff.Kind;
import com.mailflatrate.web.forms.WordDiff.Piece;
import org.junit.jupiter.api.Test;

class WordDiffTest {

    @Test
    void whatChangedIsToldWordByWord() {
        assertThat(WordDiff.of("Ja, einmal pro Woche Post.", "Ja, einmal pro Monat Post."))
                .containsExactly(
                        new Piece(Kind.SAME, "Ja, einmal pro"),
                        new Piece(Kind.GONE, "Woche"),
                        new Piece(Kind.ADDED, "Monat"),
                        new Piece(Kind.SAME, "Post."));
    }

    @Test
    void nothingChangedIsOnePiece() {
        assertThat(WordDiff.of("Ja, gern.", "Ja, gern."))
                .containsExactly(new Piece(Kind.SAME, "Ja, gern."));
    }
}
