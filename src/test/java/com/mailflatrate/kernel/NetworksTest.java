package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where somebody comes from. */
class NetworksTest {

    @Test
    void anAddressIsWrittenOneWay() {
        assertThat(Networks.written("0:0:0:0:0:0:0:1")).isEqualTo("::1");
        assertThat(Networks.written("2001:DB8:0:0::17")).isEqualTo("2001:db8::17");
        assertThat(Networks.written("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Networks.written("nonsense")).isEqualTo("nonsense");
    }

    @Test
    void neighboursInAnIpv6NetworkAreOneAndIpv4AddressesAreNot() {
        assertThat(Networks.of("2001:db8:1:2::17")).isEqualTo(Networks.of("2001:db8:1:2:ff::1"));
        assertThat(Networks.of("2001:db8:1:2::17")).isNotEqualTo(Networks.of("2001:db8:1:3::17"));
        assertThat(Networks.of("192.0.2.7")).isNotEqualTo(Networks.of("192.0.2.8"));
    }

    @Test
    void thisMachineIsOneWhicheverWayItCallsItself() {
        assertThat(Networks.of("::1")).isEqualTo(Networks.of("127.0.0.1"));
        assertThat(Networks.of("127.0.0.2")).isNotEqualTo(Networks.of("127.0.0.1"));
    }
}
