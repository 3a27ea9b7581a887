package com.mailflatrate.content;

import com.mailflatrate.kernel.Pieces;

/** A mail for one reader; its pieces tell what other readers on the same way get as well. */
public record RenderedMail(String subject, Pieces html, Pieces text) {}
