package com.mailflatrate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import org.junit.jupiter.api.Test;

@Covers("C16")
class ProxyAlarmTest {

    @Test
    void aProxyNobodyConfiguredStopsForms() {
        ProxyAlarm alarm = new ProxyAlarm("smarthost");
        for (int i = 0; i < 49; i++) {
            assertThat(alarm.isBelievable("10.0.0.1")).isTrue();
        }
        assertThat(alarm.isBelievable("10.0.0.1")).as("the fiftieth").isFalse();
    }

    @Test
    void ninetyPercentOfTheLastFiftyAreBelievedAndOneMoreIsNot() {
        for (int others : new int[] {5, 4}) {
            ProxyAlarm alarm = new ProxyAlarm("smarthost");
            for (int i = 0; i < others; i++) {
                alarm.isBelievable("203.0.113." + i);
            }
            for (int i = others; i < 49; i++) {
                assertThat(alarm.isBelievable("10.0.0.1")).isTrue();
            }
            assertThat(alarm.isBelievable("10.0.0.1"))
                    .as("others: " + others)
                    .isEqualTo(others == 5);
        }
    }

    @Test
    void everyPrivateAddressAlarmsAlsoOfTheSixthVersion() {
        for (String address :
                new String[] {
                    "127.0.0.1", "172.16.0.9", "192.168.1.1", "169.254.7.7", "fd00::7", "::1"
                }) {
            ProxyAlarm alarm = new ProxyAlarm("smarthost");
            for (int i = 0; i < 49; i++) {
                alarm.isBelievable(address);
            }
            assertThat(alarm.isBelievable(address)).as(address).isFalse();
        }
    }

    @Test
    void manyPeopleOfOnePublicAddressOrDifferentOnesAreBelieved() {
        ProxyAlarm alarm = new ProxyAlarm("smarthost");
        for (int i = 0; i < 120; i++) {
            assertThat(alarm.isBelievable("203.0.113.7")).isTrue();
        }
        for (int i = 0; i < 120; i++) {
            assertThat(alarm.isBelievable("192.168.0." + i % 20)).isTrue();
        }
    }

    @Test
    void theSandboxComesFromThisMachine() {
        ProxyAlarm alarm = new ProxyAlarm("sandbox");
        for (int i = 0; i < 120; i++) {
            assertThat(alarm.isBelievable("127.0.0.1")).isTrue();
        }
    }
}
