package com.mailflatrate.audience;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different about a contact.
 *
 * @param fields an empty text takes a field away; others stay
 * @param email null when it stays
 * @param tags exactly these; null when they stay
 */
public record Correction(
        Map<String, String> fields, @Nullable String email, @Nullable Collection<String> tags) {}
