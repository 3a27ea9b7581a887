package com.mailflatrate.consent.preference;

import com.mailflatrate.senderdomain.SendingHosts;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Time and addresses of pages. */
@Component
record Around(InstantSource clock, SendingHosts hosts) {}
