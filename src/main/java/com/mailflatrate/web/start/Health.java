package com.mailflatrate.web.start;

import com.mailflatrate.campaign.Mailing;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How an account's delivery is.
 *
 * @param mails how many mails the rates are measured on
 */
public record Health(List<Light> lights, long mails) {

    /** Copies the list. */
    public Health {
        lights = List.copyOf(lights);
    }

    /** The worst of the lights. */
    public String tone() {
        for (String tone : List.of("is-bad", "is-warn", "is-off")) {
            if (lights.stream().anyMatch(light -> light.tone().equals(tone))) {
                return tone;
            }
        }
        return "is-ok";
    }

    /** The shape that goes with the worst. */
    public String icon() {
        return new Light("", tone(), "", List.of(), null).icon();
    }

    /** A light for a rate against its two limits, in hundredths of a percent. */
    static Light rate(String word, long part, long whole, int hint, int stop) {
        if (whole == 0) {
            return new Light(word, "is-off", "start.light." + word + ".none", List.of(), null);
        }
        long rate = part * 10_000 / whole;
        String tone = rate >= stop ? "is-bad" : rate >= hint ? "is-warn" : "is-ok";
        return new Light(
                word, tone, "start.light." + word + ".of", List.of(part, whole), "/campaigns");
    }

    static long sum(List<Mailing> mailings, ToLongFunction<Mailing> count) {
        return mailings.stream().mapToLong(count).sum();
    }
}
