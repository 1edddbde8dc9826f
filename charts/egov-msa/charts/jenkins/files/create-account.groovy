// Gives Jenkins its administrator and its executors where the configuration-as-code plugin, which else does it, is missing:
// without plugins, Jenkins would let everybody in. Runs on each start, so the account follows its Secret.
import hudson.security.AuthorizationStrategy
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy
import hudson.security.HudsonPrivateSecurityRealm
import hudson.security.SecurityRealm
import jenkins.model.Jenkins
import jenkins.model.JenkinsLocationConfiguration

def jenkins = Jenkins.get()
if (jenkins.pluginManager.getPlugin('configuration-as-code')?.active) {
    return
}

if (jenkins.securityRealm == SecurityRealm.NO_AUTHENTICATION) {
    jenkins.securityRealm = new HudsonPrivateSecurityRealm(false)
}
// A realm that someone chose later, such as LDAP, has accounts of its own.
if (jenkins.securityRealm instanceof HudsonPrivateSecurityRealm) {
    def secrets = new File(System.getenv('SECRETS'))
    jenkins.securityRealm.createAccount(
        new File(secrets, 'admin-user').text.trim(), new File(secrets, 'admin-password').text.trim())
}
if (jenkins.authorizationStrategy == AuthorizationStrategy.UNSECURED) {
    def strategy = new FullControlOnceLoggedInAuthorizationStrategy()
    strategy.allowAnonymousRead = false
    jenkins.authorizationStrategy = strategy
}
// A build on the controller could read its files.
jenkins.numExecutors = 0
jenkins.save()

def location = JenkinsLocationConfiguration.get()
location.url = System.getenv('EGOV_JENKINS_URL')
