package com.mailflatrate.web.start;

import java.util.List;

/**
 * Something that waits for the account.
 *
 * @param text the sentence, a key
 * @param link the words of the way there, a key
 */
public record Task(String text, List<Object> facts, String link, String href) {

    /** Copies the facts. */
    public Task {
        facts = List.copyOf(facts);
    }
}
