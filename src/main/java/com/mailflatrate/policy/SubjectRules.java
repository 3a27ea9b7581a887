package com.mailflatrate.policy;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.mailflatrate.policy.Flag.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a subject is honest and can stand in a header (DDG § 6(2), RFC 5322 §3.6.5). */
public final class SubjectRules {

    /** Code points; mail clients show fewer than half. */
    public static final int LONGEST = 200;

    private static final Pattern REPLY =
            Pattern.compile(
                    "\\s*(re|aw|antw|antwort|fw|fwd|wg|sv|vs|tr|rv)\\s*([\\[(]\\d+[\\])])?\\s*:.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int TEXT_STYLE = 0xFE0E;

    private SubjectRules() {}

    /** What is wrong with it; empty when nothing is. */
    public static List<Flag> check(String subject) {
        List<Flag> flags = new ArrayList<>();
        if (subject.codePoints().allMatch(UCharacter::isUWhiteSpace)) {
            flags.add(Flag.field(Check.SUBJECT_EMPTY, "subject"));
        }
        String visible = Normalizer2.getNFKCCasefoldInstance().normalize(subject);
        if (REPLY.matcher(visible).matches()) {
            flags.add(
                    Flag.field(
                            Check.SUBJECT_REPLY,
                            "subject",
                            visible.substring(0, visible.indexOf(':') + 1)));
        }
        if (subject.codePoints().anyMatch(Character::isISOControl)) {
            flags.add(Flag.field(Check.SUBJECT_CONTROL, "subject"));
        }
        if (hasInvisible(subject.codePoints().toArray())) {
            flags.add(Flag.field(Check.SUBJECT_INVISIBLE, "subject"));
        }
        int length = subject.codePointCount(0, subject.length());
        if (length > LONGEST) {
            flags.add(Flag.field(Check.SUBJECT_LONG, "subject", length, LONGEST));
        }
        return List.copyOf(flags);
    }

    /** Zero-width and bidi characters, but for those that build an emoji. */
    private static boolean hasInvisible(int[] points) {
        for (int i = 0; i < points.length; i++) {
            boolean invisible =
                    UCharacter.hasBinaryProperty(points[i], UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                            || UCharacter.hasBinaryProperty(points[i], UProperty.BIDI_CONTROL);
            if (invisible && !buildsEmoji(points, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean buildsEmoji(int[] points, int at) {
        boolean style = points[at] == EMOJI_STYLE || points[at] == TEXT_STYLE;
        boolean joiner = points[at] == JOINER && at + 1 < points.length && emoji(points[at + 1]);
        boolean tag = points[at] >= 0xE0020 && points[at] <= 0xE007F;
        return at > 0
                && (style ? emoji(points[at - 1]) : (joiner || tag) && emojiBefore(points, at));
    }

    private static boolean emojiBefore(int[] points, int at) {
        int before = points[at - 1];
        return emoji(before) || before == EMOJI_STYLE || (before >= 0xE0020 && before <= 0xE007F);
    }

    private static boolean emoji(int point) {
        return UCharacter.hasBinaryProperty(point, UProperty.EMOJI);
    }
}
