package com.mailflatrate.audience.detail;

/** What is to be written down; the note is cut at 400 characters. */
public record HistoryNote(HistoryKind kind, String note) {}
