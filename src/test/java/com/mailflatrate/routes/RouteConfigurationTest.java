package com.mailflatrate.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.dns.Dns;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Names;
import com.mailflatrate.transport.route.MxRoute;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What a mode wants before anything leaves. */
class RouteConfigurationTest {

    private final Dns dns = new Dns(new Names());

    @Test
    @Covers("F8")
    void straightToStrangersNothingLeavesWithoutAnImprintWithAnAddress() {
        for (String missing : new String[] {"", "mailflatrate", "Post GmbH|Am Markt 1|Berlin"}) {
            assertThatThrownBy(() -> route(missing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MAILFLATRATE_OPERATOR_IMPRINT");
        }
        assertThat(route("Post GmbH|Am Markt 1|10115 Berlin|post@mailflatrate.test|030 1234567"))
                .isInstanceOf(MxRoute.class);
    }

    private Object route(String imprint) {
        DeliverySettings settings =
                new Binder(new MapConfigurationPropertySource(Map.of("d.mode", "mx")))
                        .bindOrCreate("d", DeliverySettings.class);
        return new RouteConfiguration().exchanges(dns, settings, imprint);
    }
}
