package com.mailflatrate.content;

/** A mail for one reader. */
public record RenderedMail(String subject, String html, String text) {}
