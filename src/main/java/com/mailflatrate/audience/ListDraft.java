package com.mailflatrate.audience;

import org.jspecify.annotations.Nullable;

/**
 * What a new list is given.
 *
 * @param name 1 to 60 characters, shown to recipients
 * @param description up to 300 characters
 * @param frequency what subscribers were promised; null when nothing was
 */
public record ListDraft(
        String name, String description, ListSummary.@Nullable Frequency frequency) {}
