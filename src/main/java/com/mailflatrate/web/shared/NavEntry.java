package com.mailflatrate.web.shared;

/**
 * One entry of the main menu. Its name is the text {@code nav.<word>}.
 *
 * @param word the area's word, as pages give it to the layout
 * @param href where it leads
 * @param icon a symbol of {@code part/icons}
 */
public record NavEntry(String word, String href, String icon) {}
