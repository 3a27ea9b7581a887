package com.mailflatrate.dns;

import com.mailflatrate.dns.spi.Zone;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xbill.DNS.Address;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

/** The resolvers we ask. The sandbox puts a zone of its own before them ({@code @Primary}). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DnsSettings.class)
class DnsConfiguration {

    private static final int TRIES = 2;
    private static final int PORT = 53;

    @Bean
    Zone resolverZone(DnsSettings settings) {
        List<Resolver> resolvers =
                servers(settings).stream()
                        .map(server -> resolver(server, settings.timeout()))
                        .toList();
        ExtendedResolver all = new ExtendedResolver(resolvers);
        all.setRetries(TRIES);
        Duration patience =
                settings.timeout().multipliedBy((long) TRIES * resolvers.size()).plusSeconds(1);
        all.setTimeout(patience);
        long one = settings.timeout().multipliedBy(TRIES).plusSeconds(1).toMillis();
        List<ResolverZone> each =
                resolvers.stream()
                        .map(resolver -> new ResolverZone(resolver, one, List.of()))
                        .toList();
        return new ResolverZone(all, patience.toMillis(), each.size() > 1 ? each : List.of());
    }

    private static List<InetSocketAddress> servers(DnsSettings settings) {
        return settings.servers().isEmpty()
                ? ResolverConfig.getCurrentConfig().servers()
                : settings.servers().stream().map(DnsConfiguration::address).toList();
    }

    private static Resolver resolver(InetSocketAddress server, Duration timeout) {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(timeout);
        return resolver;
    }

    /** {@code 192.0.2.1:53}, {@code 192.0.2.1}, {@code [2001:db8::1]:53}. */
    static InetSocketAddress address(String text) {
        String bare = text.strip();
        int colon = bare.lastIndexOf(':');
        boolean hasPort =
                colon > 0 && (bare.indexOf(':') == colon || bare.charAt(colon - 1) == ']');
        String host = (hasPort ? bare.substring(0, colon) : bare).replace("[", "").replace("]", "");
        try {
            int port = hasPort ? Integer.parseInt(bare.substring(colon + 1)) : PORT;
            InetAddress address = Address.getByAddress(host);
            return new InetSocketAddress(address, port);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "MAILFLATRATE_DNS_SERVERS needs addresses like 192.0.2.1:53, not " + bare, e);
        }
    }
}
