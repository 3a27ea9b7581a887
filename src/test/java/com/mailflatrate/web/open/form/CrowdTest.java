package com.mailflatrate.web.open.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.doors.Throttle;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.RefusedException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many registrations come from one place before the door closes for a minute. */
@DatabaseTest
@Covers("C11")
class CrowdTest {

    @Autowired TestTime time;
    @Autowired Throttle throttle;

    private Crowd crowd;

    @BeforeEach
    void aDoor() {
        crowd = new Crowd(throttle);
    }

    @Test
    void oneAddressMayRegisterAsManyAsAStandAtAFairAndNotMore() {
        come(120, "198.51.100.7");
        refused("198.51.100.7");
        come(1, "198.51.100.8");
        time.tick(Duration.ofMinutes(1));
        come(1, "198.51.100.7");
    }

    @Test
    void addressesOfOneNetworkCountTogether() {
        IntStream.range(0, 5).forEach(host -> come(120, "203.0.113." + host));
        refused("203.0.113.99");
        come(1, "203.0.114.99");
        IntStream.range(0, 5).forEach(host -> come(120, "2001:db8:7:" + host + "::1"));
        refused("2001:db8:7:ff::1");
        come(1, "2001:db8:8::1");
    }

    private void come(int times, String address) {
        IntStream.range(0, times)
                .forEach(n -> crowd.letIn("abc", address, new MockHttpServletResponse()));
    }

    private void refused(String address) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThatThrownBy(() -> crowd.letIn("abc", address, response))
                .isInstanceOf(RefusedException.class);
        assertThat(response.getHeader("Retry-After")).isNotNull();
    }
}
