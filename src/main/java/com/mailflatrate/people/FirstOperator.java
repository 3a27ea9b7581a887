package com.mailflatrate.people;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Makes the operator's first person from the configuration. The second factor's secret is left in a
 * file of the data directory that only its owner can read, to be put into an authenticator and
 * deleted.
 */
@Component
@EnableConfigurationProperties(OperatorSettings.class)
final class FirstOperator implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    private final OperatorSettings settings;
    private final Staff staff;
    private final DataDirectory data;

    FirstOperator(OperatorSettings settings, Staff staff, DataDirectory data) {
        this.settings = settings;
        this.staff = staff;
        this.data = data;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.email().isBlank() || settings.password().isBlank()) {
            return;
        }
        EmailAddress email =
                EmailAddress.parse(settings.email())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "mailflatrate.operator.email is no address"));
        if (staff.exists(email)) {
            return;
        }
        Staff.NewStaff person =
                staff.create(email.local(), email, settings.password(), Language.DE);
        Path file = data.root().resolve("operator-second-factor.txt");
        write(file, person.totpSecret() + "\n" + address(email, person.totpSecret()) + "\n");
        LOG.atWarn()
                .addKeyValue("file", file)
                .log(
                        "the operator's first person was made; put the second factor of this file into an authenticator, then delete it");
    }

    private static String address(EmailAddress email, String secret) {
        String label = URLEncoder.encode(email.full(), StandardCharsets.UTF_8);
        return "otpauth://totp/mailflatrate:"
                + label
                + "?secret="
                + secret
                + "&issuer=mailflatrate";
    }

    private static void write(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
