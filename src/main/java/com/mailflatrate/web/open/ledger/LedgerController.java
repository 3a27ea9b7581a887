package com.mailflatrate.web.open.ledger;

import com.mailflatrate.doors.Throttle;
import com.mailflatrate.ledger.Certificate;
import com.mailflatrate.ledger.Checkpoint;
import com.mailflatrate.ledger.Checkpoints;
import com.mailflatrate.ledger.Signatures;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /ledger/checkpoints} is for everybody to keep: a copy elsewhere shows every later change
 * of the log. {@code /ledger/verify} checks a certificate with what is in it and our published key;
 * it looks nothing up, so nobody learns who is known here.
 */
@Controller
class LedgerController {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NEWEST = 200;
    private static final int A_MINUTE = 60;

    private final Checkpoints checkpoints;
    private final Throttle throttle;

    LedgerController(Checkpoints checkpoints, Throttle throttle) {
        this.checkpoints = checkpoints;
        this.throttle = throttle;
    }

    /** A checkpoint with the text that was signed. */
    record CheckpointView(long n, long size, Instant at, int keyId, String text, String signature) {

        static CheckpointView of(Checkpoint one) {
            return new CheckpointView(
                    one.n(),
                    one.size(),
                    one.at(),
                    one.keyId(),
                    one.text(),
                    Base64.getEncoder().encodeToString(one.signature()));
        }
    }

    /** The newest checkpoints and the keys that signed them. */
    record Published(Map<Integer, String> keys, List<CheckpointView> items) {}

    /** What became of a check. */
    record Verdict(boolean genuine, List<String> faults) {}

    @GetMapping("/ledger/checkpoints")
    @ResponseBody
    ResponseEntity<Published> published() {
        List<Checkpoint> newest = checkpoints.newest(NEWEST);
        Map<Integer, String> keys = new HashMap<>();
        newest.stream()
                .map(Checkpoint::keyId)
                .distinct()
                .forEach(
                        id ->
                                checkpoints
                                        .publicKey(id)
                                        .ifPresent(key -> keys.put(id, Signatures.pem(key))));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .body(new Published(keys, newest.stream().map(CheckpointView::of).toList()));
    }

    @GetMapping("/ledger/verify")
    ModelAndView form(@ModelAttribute Shell shell) {
        return page(shell, null, List.of());
    }

    @PostMapping(path = "/ledger/verify", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView upload(
            @RequestParam(required = false) @Nullable MultipartFile certificate,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        throttle.take("ledger", request, A_MINUTE, response);
        String text =
                certificate == null
                        ? ""
                        : new String(certificate.getBytes(), StandardCharsets.UTF_8);
        Verdict verdict =
                text.startsWith("%PDF") ? new Verdict(false, List.of("PDF")) : check(text);
        return page(shell, verdict, verdict.genuine() ? Shown.of(text) : List.of());
    }

    @PostMapping(path = "/ledger/verify", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Verdict verify(
            @RequestBody String certificate,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttle.take("ledger", request, A_MINUTE, response);
        return check(certificate);
    }

    private Verdict check(String text) {
        Optional<Certificate> read = read(text);
        if (read.isEmpty()) {
            return new Verdict(false, List.of("UNREADABLE"));
        }
        String pem = read.get().checkpoint().publicKey().strip();
        Optional<byte[]> ours =
                checkpoints.newest(NEWEST).stream()
                        .map(Checkpoint::keyId)
                        .distinct()
                        .flatMap(id -> checkpoints.publicKey(id).stream())
                        .filter(key -> Signatures.pem(key).strip().equals(pem))
                        .findFirst();
        if (ours.isEmpty()) {
            return new Verdict(false, List.of("FOREIGN_KEY"));
        }
        List<String> faults = read.get().faults(ours.get());
        return new Verdict(faults.isEmpty(), faults);
    }

    private static Optional<Certificate> read(String text) {
        try {
            Certificate certificate = JSON.readValue(text, Certificate.class);
            boolean whole =
                    certificate != null
                            && Certificate.FORMAT.equals(certificate.format())
                            && certificate.checkpoint() != null
                            && certificate.checkpoint().publicKey() != null;
            return whole ? Optional.of(certificate) : Optional.empty();
        } catch (JacksonException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    private static ModelAndView page(Shell shell, @Nullable Verdict verdict, List<Shown> entries) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("shell", shell);
        model.put("entries", entries);
        model.put("asked", verdict != null);
        model.put("genuine", verdict != null && verdict.genuine());
        model.put(
                "faults",
                verdict == null ? List.of() : verdict.faults().stream().map(Fault::of).toList());
        return new ModelAndView("open/verify", model);
    }
}
