package com.mailflatrate.web.shared;

/**
 * A sentence above every page of an account until it is dealt with.
 *
 * @param text what is wanted
 * @param link words of the way there
 * @param href where that is
 */
public record Notice(String text, String link, String href) {}
