package com.mailflatrate.campaign.unusual;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which sites a text leads to, each by its registrable domain. */
final class LinkSites {

    private static final Pattern LINK =
            Pattern.compile("(?:https?:)?//([a-z0-9.-]{1,253})", Pattern.CASE_INSENSITIVE);

    private LinkSites() {}

    static Set<String> of(@Nullable String... texts) {
        Set<String> sites = new TreeSet<>();
        for (String text : texts) {
            if (text != null) {
                Matcher link = LINK.matcher(text);
                while (link.find()) {
                    sites.add(site(link.group(1)));
                }
            }
        }
        return sites;
    }

    /** The registrable domain of a host; the last two labels where no registry is known. */
    static String site(String host) {
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
        if (InternetDomainName.isValid(bare)) {
            InternetDomainName name = InternetDomainName.from(bare);
            if (name.isUnderPublicSuffix()) {
                return name.topPrivateDomain().toString();
            }
        }
        int dot = bare.lastIndexOf('.', bare.lastIndexOf('.') - 1);
        return bare.substring(dot + 1);
    }
}
