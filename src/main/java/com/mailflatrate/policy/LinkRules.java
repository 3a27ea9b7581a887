package com.mailflatrate.policy;

import com.mailflatrate.policy.Flag.Check;
import com.mailflatrate.policy.data.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a link of a mail leads where it seems to lead. It reads the address and asks nobody. */
public final class LinkRules {

    private static final Pattern SCHEME =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern WEB =
            Pattern.compile("https?://([^/?#\\\\]*)([^?#]*).*", Pattern.DOTALL);
    private static final Set<String> OTHER_SCHEMES = Set.of("mailto", "tel", "sms");
    private static final Pattern NUMERIC_HOST =
            Pattern.compile(
                    "(0x[0-9a-f]+|\\d+)(\\.(0x[0-9a-f]+|\\d+))*|\\[.*]", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXECUTABLE =
            Pattern.compile(
                    ".*\\.(exe|scr|bat|cmd|pif|msi|msix|js|jse|vbs|vbe|wsf|ps1|jar|apk|dmg|pkg|iso|img|vhd|hta|lnk|cpl|reg|dll|"
                            + "docm|xlsm|pptm|xll)",
                    Pattern.CASE_INSENSITIVE);
    private static final Set<String> SHORTENERS =
            Set.copyOf(DataFile.of("url-shorteners.txt").lines());
    private static final Set<String> SINGLE_OWNER =
            Set.copyOf(DataFile.of("url-shorteners-single.txt").lines());

    private LinkRules() {}

    /**
     * What is wrong with the target of a link as it stands in {@code href}; empty when nothing is.
     * Links within the mail ({@code #top}), mail and telephone are fine.
     */
    public static List<Flag> check(String url) {
        String target = url.strip().replaceAll("[\\t\\r\\n]", "");
        Matcher scheme = SCHEME.matcher(target);
        if (target.startsWith("#")) {
            return List.of();
        }
        if (!scheme.matches()) {
            return List.of(Flag.of(Check.URL_BROKEN, url));
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (OTHER_SCHEMES.contains(name)) {
            return List.of();
        }
        if (!name.equals("http") && !name.equals("https")) {
            return List.of(Flag.of(Check.URL_SCHEME, name + ":"));
        }
        Matcher web = WEB.matcher(name + target.substring(name.length()));
        return web.matches()
                ? web(url, name, web.group(1), web.group(2))
                : List.of(Flag.of(Check.URL_BROKEN, url));
    }

    private static List<Flag> web(String url, String scheme, String authority, String path) {
        List<Flag> flags = new ArrayList<>();
        if (authority.contains("@")) {
            flags.add(Flag.of(Check.URL_USERINFO, url));
        }
        String host = host(authority);
        if (NUMERIC_HOST.matcher(host).matches()) {
            flags.add(Flag.of(Check.URL_IP, host));
        } else if (host.indexOf('.') < 1) {
            flags.add(Flag.of(Check.URL_BROKEN, url));
        } else if (Lookalikes.disguised(host)) {
            flags.add(Flag.of(Check.URL_LOOKALIKE, host));
        } else if (listed(host, SHORTENERS) && !listed(host, SINGLE_OWNER)) {
            flags.add(Flag.of(Check.URL_SHORTENER, host));
        }
        if (EXECUTABLE.matcher(path).matches()) {
            flags.add(Flag.of(Check.URL_EXECUTABLE, url));
        }
        if (host.equals("ec.europa.eu") && path.startsWith("/consumers/odr")) {
            flags.add(Flag.of(Check.URL_ODR));
        }
        if (scheme.equals("http")) {
            flags.add(Flag.of(Check.URL_PLAIN, host));
        }
        return List.copyOf(flags);
    }

    private static String host(String authority) {
        String withPort =
                authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        String host = withPort.startsWith("[") ? withPort : withPort.replaceFirst(":\\d*$", "");
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean listed(String host, Set<String> domains) {
        return domains.stream()
                .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
    }
}
