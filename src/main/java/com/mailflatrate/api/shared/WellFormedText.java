package com.mailflatrate.api.shared;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Texts of a request. Half a character ({@code "\ud800"}) is refused: JSON can write it (RFC 8259
 * §8.2), but nothing that stores, signs or mails a text can.
 */
final class WellFormedText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        String text = super.deserialize(json, context);
        if (text != null && hasHalfACharacter(text)) {
            return (String)
                    context.handleWeirdStringValue(
                            String.class, "", "half a character, which is no text");
        }
        return text;
    }

    private static boolean hasHalfACharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isSurrogate(one)) {
                boolean pair =
                        Character.isHighSurrogate(one)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
