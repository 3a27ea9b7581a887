package com.mailflatrate.database.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service as a whole.
 *
 * @param dataDir where the service keeps files: the embedded database, the master key, the journal
 * @param publicUrl where pages and interface are reached from outside
 * @param recipientUrl where recipients reach the public pages, when that is another host; empty:
 *     the public URL
 * @param platformDomain domain of our own host names: bounce addresses, DKIM records, reports
 * @param platformSpf SPF record published for our own host names
 * @param operatorLine who runs the service, as the foot of every page says
 * @param operatorImprint who runs the service, in full: name, street, place, e-mail, phone, with |
 *     between them, for the page at the host names mail is sent from; mode {@code mx} needs it,
 *     with an e-mail address; empty: the operator line
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) in front of us whose {@code
 *     X-Forwarded-For} is believed; without one, who connects is the client
 * @param certifiedSender whether the operator is a certified sender, which adds the headers the
 *     certificate asks for
 * @param nextMasterKey the new master key, for {@code mailflatrate keys rewrap} only
 */
@ConfigurationProperties("mailflatrate")
record ServiceSettings(
        @DefaultValue("data") String dataDir,
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("") String recipientUrl,
        @DefaultValue("mailflatrate.test") String platformDomain,
        @DefaultValue("v=spf1 mx -all") String platformSpf,
        @DefaultValue("mailflatrate") String operatorLine,
        @DefaultValue("") String operatorImprint,
        @DefaultValue("") String trustedProxies,
        @DefaultValue("false") boolean certifiedSender,
        @DefaultValue("") String nextMasterKey) {

    /** Without the key. */
    @Override
    public String toString() {
        return "data in " + dataDir + ", reached at " + publicUrl;
    }
}
