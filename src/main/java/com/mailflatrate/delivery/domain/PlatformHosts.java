package com.mailflatrate.delivery.domain;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.spi.SendingHosts;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The host names below {@code MAILFLATRATE_PLATFORM_DOMAIN}, and the return paths of accounts. */
@Component
class PlatformHosts implements SendingHosts {

    private final String platform;
    private final DomainStore store;

    PlatformHosts(@Value("${mailflatrate.platform-domain:mailflatrate.test}") String platform, DomainStore store) {
        this.platform = platform.toLowerCase(Locale.ROOT);
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
    @EngineTransactional(readOnly = true)
    public boolean isOurs(String domain) {
        String host = domain.toLowerCase(Locale.ROOT);
        return host.equals(platform) || host.equals(bounce()) || host.equals(helo()) || store.isReturnHost(host);
    }
}
