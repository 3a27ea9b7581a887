package com.mailflatrate.content;

/** Why a reader cannot see something; the order is that of the choices in the gate's sentences. */
public enum Hidden {
    /** {@code display:none} and its kin. */
    NOT_DISPLAYED,
    /** {@code visibility:hidden}, {@code opacity:0}. */
    INVISIBLE,
    /** Smaller than 9 pixels. */
    TOO_SMALL,
    /** Nearly the colour of its ground. */
    SAME_COLOUR,
    /** No height or width, and what overflows is cut off. */
    CUT_OFF,
    /** Moved out of the picture. */
    OFF_SCREEN,
    /** A picture instead of words. */
    IMAGE_ONLY,
    /** Styled in a way nobody can read. */
    UNREADABLE_STYLE
}
