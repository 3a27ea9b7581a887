package com.mailflatrate.content;

import org.jspecify.annotations.Nullable;

/** What a customer wrote, in the merge language. */
public record MailSource(
        String subject, @Nullable String preheader, String html, @Nullable String text) {}
