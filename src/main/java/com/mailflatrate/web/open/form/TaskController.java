package com.mailflatrate.web.open.form;

import com.mailflatrate.forms.HostedForms;
import com.mailflatrate.forms.Snippets;
import com.mailflatrate.forms.robots.Tasks;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sum against robots, the script that does it, and the one that brings the whole form, for
 * pages of any site. The scripts stand at addresses that stay, because they are in the pages of
 * customers.
 */
@RestController
class TaskController {

    private static final Resource SCRIPT = new ClassPathResource("static/js/sign-up.js");

    private final HostedForms forms;
    private final Tasks tasks;
    private final Snippets snippets;

    TaskController(HostedForms forms, Tasks tasks, Snippets snippets) {
        this.forms = forms;
        this.tasks = tasks;
        this.snippets = snippets;
    }

    @GetMapping("/f/{key}/task")
    ResponseEntity<Tasks.Task> task(@PathVariable String key) {
        known(key);
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.noStore())
                .body(tasks.fresh(key));
    }

    @GetMapping("/f/{key}/form.js")
    ResponseEntity<Resource> script(@PathVariable String key) {
        known(key);
        return script(Duration.ofHours(1)).body(SCRIPT);
    }

    @GetMapping("/f/{key}/embed.js")
    ResponseEntity<String> embed(@PathVariable String key) {
        return script(Duration.ofMinutes(5)).body(snippets.script(known(key)));
    }

    private static ResponseEntity.BodyBuilder script(Duration kept) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .cacheControl(CacheControl.maxAge(kept).cachePublic());
    }

    private HostedForms.Hosted known(String key) {
        return forms.find(key).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
