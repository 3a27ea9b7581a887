package com.mailflatrate.senderdomain;

import com.mailflatrate.database.EngineTransactional;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The host names below {@code MAILFLATRATE_PLATFORM_DOMAIN}, and the return paths of accounts. */
@Component
class PlatformHosts implements SendingHosts {

    private final String platform;
    private final String pages;
    private final DomainStore store;

    PlatformHosts(
            @Value("${mailflatrate.platform-domain:mailflatrate.test}") String platform,
            @Value("${mailflatrate.recipient-url:}") String recipients,
            @Value("${mailflatrate.public-url:http://localhost:8080}") String own,
            DomainStore store) {
        this.platform = platform.toLowerCase(Locale.ROOT);
        String base = recipients.isBlank() ? own : recipients;
        this.pages = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.store = store;
    }

    @Override
    public String platform() {
        return platform;
    }

    @Override
    public String helo() {
        return "mail." + platform;
    }

    @Override
    public String bounce() {
        return "bounce." + platform;
    }

    @Override
    public String pages() {
        return pages;
    }

    @Override
    @EngineTransactional(readOnly = true)
    public boolean isOurs(String domain) {
        String host = domain.toLowerCase(Locale.ROOT);
        return host.equals(platform)
                || host.equals(bounce())
                || host.equals(helo())
                || store.isReturnHost(host);
    }
}
