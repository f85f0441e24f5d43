# Les mots de l’interface. Les catalogues d’un site peuvent remplacer chaque message et en ajouter d’autres.
# Les autres langues ont les mêmes messages avec les mêmes variables.

## Cadre

brand-security = Sécurité
page-title = { $title } · { $organization }
skip-to-content = Aller au contenu
nav-main = Navigation principale
nav-languages = Langues
heading-link = Lien vers « { $title } »
# $number compte les tableaux du texte ; $title est le titre qui précède celui-ci.
table-region = Tableau { $number } : { $title }
contents-title = Sur cette page
footer-follow = Suivre
footer-more = En savoir plus
footer-built = Ce site a été généré le { $date }.
footer-policy-version = Politique de divulgation : version { $version }.
footer-policy-reviewed = Dernier réexamen le { $date }.
footer-plain = Tout peut se lire sans script ; le site ne dépose aucun cookie et ne charge rien depuis d’autres sites.

## Avertissements

notice-draft = Ce texte n’est pas public. Il peut changer ou ne jamais paraître.
# $language est le nom de la langue source.
notice-untranslated = Cette page n’a pas encore été traduite. Le texte est en { $language }.
notice-stale = Cette traduction est antérieure au texte { $language }, qui fait foi.
# Rien n’indique de quel texte elle est issue.
notice-unmarked = On ignore de quelle version du texte { $language } cette traduction est issue. Le texte { $language } fait foi.
notice-machine = Traduction automatique non relue. Le texte { $language } fait foi.
notice-stale-machine = Traduction automatique non relue et antérieure au texte { $language }, qui fait foi.
notice-source-link = Lire la version en { $language }
notice-withdrawn = Cet avis a été retiré le { $date }.
notice-superseded = Cet avis a été remplacé.
notice-superseded-by = À lire à la place :

## Encadrés dans les textes

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention
footnote-back = Retour à l’appel de note { $number }
# Noms des cases dans les listes de tâches.
task-done = Fait
task-open = À faire

## Durées et quantités

quantity-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
quantity-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
quantity-business-days = { $count ->
    [one] { $count } jour ouvré
   *[other] { $count } jours ouvrés
}
quantity-weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
quantity-months = { $count } mois
quantity-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
within = sous { $quantity }
after = { $quantity } après { $event }
# $quantity est un message `quantity-...` ; $event est un message `commitment-from-...`.
within-after = dans un délai de { $quantity } suivant { $event }
score-range = { $from } à { $to }
published-on = Publié le { $date }
updated-on = Mis à jour le { $date }
reviewed-on = Dernier réexamen le { $date }
exploited-since = Exploitée depuis le { $date }

## Gravité

severity-critical = Critique
severity-high = Élevée
severity-medium = Moyenne
severity-low = Faible
severity-none = Aucune
severity-unrated = Non évaluée

## Exploitation

exploited-no = Aucune exploitation connue
exploited-proof-of-concept = Aucune attaque connue, mais une preuve de concept est publique
exploited-yes = Activement exploitée
exploited-yes-since = Activement exploitée depuis le { $date }
exploited-unknown = Inconnue
tag-exploited = Exploitée
urgent-title = Vulnérabilités exploitées

## État d’un avis

status-draft = Brouillon
status-published = Publié
status-withdrawn = Retiré
status-superseded = Remplacé
withdrawn-duplicate = Un autre avis décrit la même vulnérabilité.
withdrawn-not-a-vulnerability = Ce qu’il décrit n’est pas une vulnérabilité.
withdrawn-not-reproducible = La vulnérabilité n’a pas pu être reproduite.
withdrawn-out-of-scope = La vulnérabilité ne concerne rien dont nous ayons la charge.
withdrawn-wrong-product = Il désignait le mauvais produit.
withdrawn-other = Le motif est indiqué dans le texte.

## Avis

advisory-title = { $id } : { $title }
glance-title = L’essentiel
glance-affected = Systèmes affectés
glance-affected-versions = Versions affectées par produit
glance-affected-link = Les versions sont indiquées pour chaque vulnérabilité
glance-affected-none = Aucune version affectée n’est indiquée
glance-fixed = Corrigé dans
glance-fix-link = Comment mettre à jour
glance-workaround = Contournement provisoire
glance-exploited = Exploitation
glance-exploitation-link = Ce que nous savons
glance-severity = Gravité
glance-highest = Le niveau le plus élevé parmi les vulnérabilités ci-dessous
glance-aliases = Autres identifiants
glance-supersedes = Remplace
glance-not-affected = Non affectés
glance-not-affected-link = Pourquoi
glance-under-investigation = En cours d’analyse
workaround-yes = Oui : voir les contournements
workaround-none = Aucun indiqué
fix-in-text = Voir le texte
fix-none-yet = Pas encore de correctif
fix-none-planned = Aucun correctif prévu
fix-none-named = Aucune version corrigée indiquée
fix-not-for-all = Pas pour toutes les versions affectées
range-from-before = à partir de { $from }, avant { $before }
range-from-to = de { $from } à { $to } incluse
range-from = { $from } et ultérieures
range-before = antérieures à { $before }
range-to = { $to } et antérieures
range-all = Toutes les versions
versions-listed = Exactement les versions indiquées
vulnerability-title = Vulnérabilité { $number } sur { $total }
vulnerability-affected = Versions affectées, vulnérabilité { $number }
not-affected-because = { $product } : { $reason }
justification-component-not-present = le composant vulnérable n’y figure pas.
justification-vulnerable-code-not-present = le composant y figure sans le code vulnérable.
justification-vulnerable-code-not-in-execute-path = le code vulnérable n’y est jamais exécuté.
justification-vulnerable-code-cannot-be-controlled-by-adversary = un attaquant ne peut pas y atteindre le code vulnérable.
justification-inline-mitigations-already-exist = ses propres protections empêchent l’exploitation.
timeline-title = Chronologie
timeline-reported = Signalé
timeline-acknowledged = Accusé de réception
timeline-confirmed = Vulnérabilité confirmée
timeline-fix-released = Correctif publié
timeline-cve-assigned = Identifiant CVE attribué
timeline-notified = Information préalable
timeline-exploited = Exploitation constatée
timeline-disclosed = Avis publié
revisions-title = Historique des révisions
# Devant les flux d’un produit.
revisions-follow = Suivre { $name } :
revision-published = Première publication
revision-content = Contenu révisé
revision-editorial = Modification rédactionnelle
revision-withdrawn = Retiré
credits-title = Remerciements
credit-finder = Découverte
credit-reporter = Signalement
credit-analyst = Analyse
credit-coordinator = Coordination
credit-remediation-developer = Écriture du correctif
credit-remediation-reviewer = Relecture du correctif
credit-remediation-verifier = Vérification du correctif
credit-tool = Outil
credit-sponsor = Financement
credit-other = Autre contribution
credit-anonymous = Une personne qui préfère ne pas être nommée
references-title = Documentation
reference-advisory = Avis
reference-article = Article
reference-detection = Détection
reference-discussion = Discussion
reference-report = Signalement
reference-fix = Correctif
reference-introduced = Origine du défaut
reference-package = Paquet
reference-evidence = Démonstration
reference-web = Page web

## Listes d’avis

list-title-all = Avis de sécurité
# $level vaut critical, high, medium, low ou none.
list-title-severity = Avis de sécurité de gravité { $level ->
    [critical] critique
    [high] élevée
    [medium] moyenne
    [low] faible
   *[other] nulle
}
list-title-product = Avis de sécurité concernant { $name }
list-title-year = Avis de sécurité de { $year }
list-title-withdrawn = Avis de sécurité retirés
list-show = Afficher
list-all = Tous
# Un choix à côté de `list-all`.
list-withdrawn = Retirés
list-empty = Aucun avis n’a été publié ici.
list-filters = Choisir des avis
list-pages = Pages
list-page = Page { $number } sur { $pages }
list-newer = Avis plus récents
list-older = Avis plus anciens
advisory-count = { $count ->
    [0] Aucun avis
   *[other] { $count } avis
}
alias-redirect = { $alias } est décrit dans cet avis :
alias-list = { $alias } est décrit dans { $count } avis.

## Colonnes des tableaux

column-severity = Gravité
column-advisory = Avis
column-advisories = Avis
column-product = Produit
column-products = Produits
column-affected-versions = Versions affectées
column-fixed = Corrigé dans
column-published = Publication
column-year = Année
column-branch = Branche
column-support = État
column-support-until = Prise en charge jusqu’au
column-latest-release = Dernière version
column-promise = Échéance
column-time = Délai
column-told = Qui est informé
column-basis = Fondement
column-score = Score CVSS
column-resolve = Résolution
column-characteristics = Caractéristiques
column-feed = Flux
column-country = Pays
column-purpose = Usage
column-data = Données
column-deleted = Suppression
column-encrypted = Ce qui est chiffré
column-algorithm = Algorithme
column-place = Service

## Blocs dans les textes

block-severity-title = Niveaux de gravité
block-response-times-title = Délai de résolution selon la gravité
block-commitments-title = Échéances
block-locations-title = Localisation des données
block-retention-title = Suppression des données
block-encryption-title = Chiffrement au repos

## Accueil, contacts et périmètre

report-title = Signaler une vulnérabilité
home-answer = Réponse
home-policy = Politique
home-publication = Publication
home-publication-window = Nous vous demandons d’attendre { $quantity } avant de publier
home-latest = Derniers avis
home-all-advisories = Tous les avis
home-promises = Ce que nous promettons aux auteurs de signalements
home-resolve = Délai de résolution selon la gravité
home-all-products = Tous les produits et leur prise en charge
contact-email = Courriel
contact-web = Formulaire web
contact-phone = Téléphone
contact-matrix = Matrix
contact-private = Lu uniquement par l’équipe de sécurité
coordinators = Coordinateurs qui reçoivent aussi les signalements
key-openpgp = Clé OpenPGP
key-age = Clé age
key-expires = Expire le { $date }
scope-in = Dans le périmètre
scope-out = Hors périmètre
methods-allowed = Méthodes de test autorisées
methods-forbidden = Méthodes de test interdites
safe-harbor = Non-poursuite (safe harbor)
safe-harbor-both = La recherche de bonne foi est autorisée ; nous n’engageons aucune poursuite à ce titre
safe-harbor-authorized = La recherche de bonne foi est autorisée
safe-harbor-no-legal-action = Nous n’engageons aucune poursuite contre la recherche de bonne foi

## Politiques

policy-version = Version { $version }
policy-issued = En vigueur depuis le { $date }
policy-review-every = Intervalle de réexamen : { $quantity }
# Entre une étiquette, ou une phrase, et ce qui la suit.
label-gap = { " " }
latest-change = Dernière modification :
version-change = Changement de cette version :
policy-in-short = En bref
policy-label-version = Version
policy-label-issued = En vigueur depuis le
policy-label-reviewed = Dernier réexamen
policy-label-review-every = Intervalle entre deux réexamens
policy-version-title = { $title }, version { $version }
policy-version-old = Cette version a été en vigueur jusqu’au { $date }.
policy-version-current = Cette version est en vigueur.
policy-version-coming = Cette version entrera en vigueur le { $date }.
policy-link-current = Lire la politique en vigueur
policy-link-changes = Modifications
policy-link-changes-of = Modifications de la version { $version }
policy-changes-title = Modifications de la version { $version }
policy-changes-extent = Étendue des modifications
changes-changed = { $count ->
    [one] { $count } passage modifié
   *[other] { $count } passages modifiés
}
changes-added = { $count ->
    [one] { $count } passage ajouté
   *[other] { $count } passages ajoutés
}
changes-removed = { $count ->
    [one] { $count } passage supprimé
   *[other] { $count } passages supprimés
}
changes-none = Le texte est identique ; seule la mise en forme diffère.
changes-sections = Sections concernées
changes-key = Légende
changes-key-added = Les mots ajoutés sont soulignés.
changes-key-removed = Les mots supprimés sont barrés.
change-added = ajouté :
change-removed = supprimé :
change-kept = Texte inchangé

## Annonces

home-announced = Mises à jour de sécurité annoncées
announcement-facts = La mise à jour annoncée
announcement-published = Annoncé le { $date }
announcement-day = Date de publication de la version
announcement-products = Produits
announcement-level = Gravité la plus élevée
announcement-waiting = Les avis seront publiés en même temps que la version ; cette page y renverra.
announcement-pending = Les avis ne sont pas encore publics ; cette page y renverra.
announcement-advisories = Avis publiés avec cette version
announcement-released = Version publiée

## Engagements à la disposition de tous les sites

commitment-acknowledge = Accusé de réception de votre signalement
commitment-assess = Première évaluation de votre signalement
commitment-update = Point d’avancement sur votre signalement
commitment-resolve = Résolution de la vulnérabilité
commitment-publish = Publication de l’avis
# Complète « après… ».
commitment-from-report = votre signalement
commitment-from-confirmed = la confirmation de la vulnérabilité
commitment-from-fix = la publication du correctif
commitment-to-reporter = l’auteur du signalement
commitment-to-customers = les clients
basis-commitment = Engagement
basis-target = Objectif
basis-law = Obligation légale

## Ce que doit contenir un signalement

report-field-location = L’emplacement de la vulnérabilité : le produit et la page, la fonction, le fichier ou l’adresse
report-field-steps = Les étapes qui permettent de la reproduire
report-field-versions = Les versions dans lesquelles vous l’avez observée
report-field-impact = Ce qu’un attaquant pourrait en tirer

## Produits et prise en charge

support-title = Versions prises en charge
support-lead = Les versions de nos produits qui reçoivent des mises à jour de sécurité, et jusqu’à quand.
support-caption = Périodes de prise en charge de { $product }
support-empty = Aucun produit n’est indiqué.
support-yes = Prise en charge
support-ended = Fin de vie
support-ended-on = En fin de vie depuis le { $date }
product-packages = Paquets
product-repository = Code source
product-sbom = Nomenclature des logiciels (SBOM)
product-declaration = Déclaration de conformité
product-instructions = Instructions d’utilisation sûre

## Ce que disent les profils de règles

conformance-title = Règles dont nous vérifions le respect
conformance-lead = Un programme vérifie ces règles chaque fois que { $organization } publie ce site. Lorsque des fichiers ne peuvent prouver le respect d’une règle, une personne le déclare. Il ne s’agit pas d’une certification.
conformance-count = Règles vérifiables respectées : { $satisfied } sur { $checkable } ; règles déclarées : { $declared }
rule-satisfied = Respectée
rule-declared = Déclarée
rule-violated = Non respectée
rule-undeclared = Non déclarée
rule-declared-by = Déclarée par { $by } le { $date }
profile-core = Règles de base
profile-iso29147 = ISO/IEC 29147, divulgation des vulnérabilités
profile-rfc9116 = RFC 9116, security.txt
profile-cra = Règlement sur la cyberrésilience, (UE) 2024/2847
profile-bsi-tr03183-3 = BSI TR-03183-3
profile-cisa-bod-20-01 = CISA BOD 20-01
profile-vex = VEX, exigences minimales de la CISA
profile-osps = Référentiel OSPS de l’OpenSSF
profile-cna = Règles opérationnelles des CNA (CVE)
profile-csaf = CSAF 2.0
profile-gdpr = RGPD, règlement (UE) 2016/679
profile-jp-partnership = Partenariat d’alerte précoce en sécurité de l’information (Japon)
profile-fr-anssi = ANSSI et CERT-FR
profile-disclose-io = disclose.io
profile-ncsc-uk = Guide de divulgation des vulnérabilités du NCSC (Royaume-Uni)

## Remerciements

thanks-title = Remerciements
thanks-lead = { $organization } remercie celles et ceux qui ont contribué à rendre ses produits plus sûrs.
thanks-anonymous = { $count ->
    [one] { $count } contribution vient d’une personne qui préfère ne pas être nommée.
   *[other] { $count } contributions viennent de personnes qui préfèrent ne pas être nommées.
}

## Flux

subscribe-title = S’abonner aux avis
subscribe-lead = Les flux vous signalent les nouveaux avis, par produit ou par gravité, dans le logiciel de votre choix.
subscribe-reader-title = Comment utiliser un flux
subscribe-reader = Copiez l’adresse d’un flux dans un lecteur de flux : un logiciel ou un service qui cherche régulièrement les nouvelles entrées et vous les montre. Les trois formats disent la même chose ; dans le doute, prenez RSS.
subscribe-feed-all = Tous les avis, quels que soient le produit et la gravité.
# $level vaut critical, high, medium, low ou none.
subscribe-feed-severity = Seulement les avis dont la vulnérabilité la plus grave est de niveau { $level ->
    [critical] critique
    [high] élevé
    [medium] moyen
    [low] faible
   *[other] nul
}.
subscribe-feed-product = Seulement les avis qui concernent { $name }.
subscribe-feed-policies = Chaque nouvelle version d’une politique, avec ses modifications.
subscribe-how-xml = Collez l’adresse dans un lecteur de flux ou un logiciel de courriel qui prend les flux en charge ; les messageries d’équipe et les outils de suivi la demandent en général sous le nom « RSS ».
subscribe-how-json = Le même contenu pour vos scripts : chaque entrée dit ce qui a changé, dans un format que tous les langages de programmation savent lire.
subscribe-alert-title = Ce dont vous êtes averti
subscribe-alert-yes = Une nouvelle entrée paraît lorsqu’un avis est publié, lorsque son contenu change (par exemple à la sortie d’un nouveau correctif) et lorsqu’il est retiré.
subscribe-alert-no = Les corrections de forme mettent à jour l’entrée sans en créer de nouvelle.
subscribe-privacy-title = Ce que nous savons de vous
subscribe-privacy = Il n’y a pas d’inscription : un flux est un fichier que votre lecteur télécharge. Vous ne nous donnez aucune adresse électronique, et vous mettez fin à l’abonnement en supprimant le flux de votre lecteur.
feed-name-all = Tous les avis
# $level vaut critical, high, medium, low ou none.
feed-name-severity = { $level ->
    [critical] Gravité critique
    [high] Gravité élevée
    [medium] Gravité moyenne
    [low] Gravité faible
   *[other] Gravité nulle
}
feed-name-policies = Politiques
feed-title-all = { $organization } : avis de sécurité
# $name vaut critical, high, medium, low ou none.
feed-title-severity = { $organization } : avis de sécurité de gravité { $name ->
    [critical] critique
    [high] élevée
    [medium] moyenne
    [low] faible
   *[other] nulle
}
feed-title-product = { $organization } : avis de sécurité concernant { $name }
feed-title-policies = { $organization } : politiques de sécurité
feed-description = Avis de sécurité de l’organisation { $organization }, avec chaque modification importante pour les lecteurs.
feed-description-policies = Nouvelles versions des politiques de sécurité de l’organisation { $organization }, avec leurs modifications.
feed-entry-new = { $title }
feed-entry-updated = Mis à jour : { $title }
feed-entry-withdrawn = Retiré : { $title }
feed-entry-version = { $title } : version { $version }
feed-what-changed = Modification du { $date } :
feed-read-online = Lire { $id } sur notre site

## Page introuvable

moved-title = Cette page a été déplacée
not-found-title = Page introuvable
not-found-lead = Il n’y a pas de page à cette adresse. Elle comporte peut-être une faute de frappe ; l’adresse d’un avis publié ne change jamais.
not-found-advisories = Parcourir tous les avis de sécurité
not-found-report = Signaler une vulnérabilité : { $contact }

## Documents CSAF

csaf-contact = { $kind } : { $value }
csaf-vex-title = { $title } (VEX)
csaf-note-summary = Résumé
csaf-note-description = Description
csaf-note-translation = À propos de cette traduction
csaf-note-weaknesses = Autres faiblesses (CWE)
csaf-withdrawn = Cet avis a été retiré le { $date }. { $reason }
csaf-superseded = Cet avis a été remplacé par l’avis { $id }, à lire à sa place.
csaf-revision-withdrawn = Retiré. { $reason }
csaf-timeline = { $date } : { $event }
csaf-timeline-note = { $date } : { $event }. { $note }
csaf-credit-anonymous = { $role } : une personne qui préfère ne pas être nommée
csaf-reference-self = Ce document au format CSAF
csaf-reference-page = Cet avis sur notre site web
csaf-reference-original = Document original en { $language }
csaf-reference-advisory = Avis de sécurité { $id } au format CSAF
csaf-reference-superseding = Remplacé par { $id }
csaf-product-all = { $product } (toutes les versions)
# $range est l’un des messages `range-...`.
csaf-product-range = { $product } ({ $range })
csaf-vulnerability-title = { $title } (vulnérabilité { $number } sur { $total })
csaf-cvss = { $vector } (score : { $score } ; gravité : { $level })
csaf-severity-reason = { $level } : { $reason }
csaf-exploited-no = Aucune exploitation de cette vulnérabilité n’est connue.
csaf-exploited-proof-of-concept = Aucune attaque n’est connue, mais une preuve de concept est publique.
csaf-exploited-yes = Cette vulnérabilité est activement exploitée.
csaf-exploited-since = Cette vulnérabilité est activement exploitée depuis le { $date }.
csaf-exploited-unknown = On ignore si cette vulnérabilité est exploitée.
csaf-not-affected = Le produit { $product } n’est pas affecté.
csaf-under-investigation = L’analyse de { $product } est en cours : nous ne savons pas encore si ce produit est affecté. Une version ultérieure de ce document donnera le résultat.
csaf-fix = Mettez { $product } à jour vers la version { $version }.
csaf-fix-or-later = Mettez { $product } à jour vers la version { $version } ou une version ultérieure.
csaf-no-fix-planned = Aucun correctif n’est prévu pour ces versions.
csaf-no-fix-planned-ended = Aucun correctif n’est prévu pour ces versions : la prise en charge de la branche { $series } a pris fin le { $date }.
csaf-no-fix-yet = Il n’existe pas encore de correctif pour ces versions.

## Diffuseur CSAF

csaf-feed-title = { $organization } : avis de sécurité au format CSAF (TLP:WHITE)
csaf-feed-summary = Tous les avis de sécurité publics de l’organisation { $organization } (TLP:WHITE).
csaf-workspace-title = Avis de sécurité publics au format CSAF
# $path est l’adresse d’un dossier, par exemple /.well-known/csaf/.
folder-title = CSAF : { $path }
folder-lead = Voici nos avis de sécurité destinés aux programmes, au format CSAF 2.0.
folder-people = Les mêmes avis, à lire
folder-column-name = Nom
folder-column-content = Contenu
folder-column-changed = Dernière modification
folder-column-proof = Empreintes et signature
folder-above = Le dossier parent
folder-white = Les documents, que chacun peut lire et transmettre (TLP:WHITE)
folder-keys = Les clés OpenPGP qui permettent de vérifier les signatures
folder-year = Documents publiés pour la première fois en { $year }
folder-metadata = Qui publie les documents, où ils se trouvent et avec quelles clés ils sont signés
folder-service = La liste des flux (ROLIE)
folder-feed = Tous les documents, dernière modification en tête (ROLIE)
folder-severities = Les niveaux de gravité des entrées du flux (ROLIE)
folder-changes = Tous les documents avec la date de leur dernière modification
folder-index = Les noms de tous les documents
folder-key = Clé publique OpenPGP

## Formats lisibles par machine

formats-title = Formats lisibles par machine
format-csaf = L’avis complet
format-csaf-vex = Le statut de chaque produit
format-osv = Les versions affectées des paquets
format-cve = Le brouillon de l’enregistrement CVE
format-openvex = Le statut des produits, pour les outils d’analyse
subscribe-sources-title = Formats lisibles par machine
subscribe-sources = Les outils lisent les mêmes données dans leurs propres formats. La page de chaque avis renvoie à ses documents ; les adresses ci-dessous les réunissent tous.
source-csaf = Indiquez cette adresse à un outil de téléchargement CSAF : il y trouvera le chemin de tous les documents, dans toutes les langues.
source-rolie = Le flux de tous les documents CSAF, avec la date de leur dernière modification.
source-osv = Tous les enregistrements OSV dans une seule archive, pour les outils d’analyse des dépendances, et leur liste avec la date de leur dernière modification.
source-api = Tous les avis et leurs données dans un seul fichier, pour vos propres scripts, et le schéma qui le décrit.
source-api-example = Cette commande affiche l’adresse de chaque avis dont une vulnérabilité est exploitée :

## Versions : suis-je concerné ?

versions-title = Suis-je concerné ?
versions-lead = Choisissez un produit et une version pour connaître les avis qui s’y appliquent et la version la plus proche qu’aucun avis ne concerne.
versions-products = Tous les produits
versions-version = Version
versions-choose = Choisissez une version
versions-check = Vérifier
versions-count = { $count ->
    [0] Aucune version répertoriée
    [one] { $count } version
   *[other] { $count } versions
}
versions-of = { $product } : versions et avis de sécurité
versions-advisories = Avis de sécurité concernant { $product }
versions-matrix = Versions de { $product } et avis qui les concernent
# Combien d’avis concernent une version.
versions-apply = Avis applicables
versions-affected = Affectée
# Sous le tableau des versions et des avis.
versions-legend = – signifie : version non affectée.
versions-unclear = Indéterminé : voir l’avis
versions-under-investigation = En cours d’analyse
versions-left-out = { $count ->
    [one] { $count } avis plus ancien ne figure pas dans ce tableau.
   *[other] { $count } avis plus anciens ne figurent pas dans ce tableau.
} La page de chaque version cite tous ceux qui s’y appliquent.
versions-none = Aucune version de ce produit n’est répertoriée.
versions-pages = Autres versions
versions-higher = Versions supérieures
versions-lower = Versions inférieures
versions-all = Toutes les versions de { $product }
versions-release = { $product } { $version }
versions-page = Page de { $product } { $version }
versions-released-on = Publiée le { $date }
versions-supported-until = Prise en charge jusqu’au { $date }
versions-verdict-affected = { $product } { $version } est affecté.
versions-verdict-clear = { $product } { $version } n’est pas affecté : aucun avis ne s’y applique.
versions-verdict-open = Aucun avis n’indique que { $product } { $version } est affecté, mais l’analyse n’est pas close :
versions-others = Analyse non close
versions-sound = Version finale ultérieure la plus proche qu’aucun avis ne concerne :
versions-sound-none = Il n’existe pas encore de version finale ultérieure qu’aucun avis ne concerne.
versions-previous = Précédente : { $version }
versions-next = Suivante : { $version }
versions-unlisted = { $version } ne figure pas parmi les versions répertoriées ici. La réponse se déduit des plages de versions des avis.
versions-unreadable = « { $version } » n’est pas une version de ce produit. Saisissez-la en entier, telle que le produit l’affiche.
versions-failed = Les versions n’ont pas pu être chargées.

## Recherche d’avis

finder-title = Rechercher des avis
finder-words = Mots-clés, ou identifiant tel qu’un identifiant CVE
finder-any = Toutes
finder-state = État
finder-not-withdrawn = Non retirés
finder-in-force = En vigueur
finder-exploitation = Exploitation
finder-exploited-yes = Exploitée
finder-exploited-proof-of-concept = Preuve de concept
finder-exploited-no = Aucune connue
finder-exploited-unknown = Inconnue
finder-search = Rechercher
finder-reset = Effacer
finder-loading = Recherche en cours…
finder-failed = La recherche n’a pas pu être chargée. Les listes ci-dessous fonctionnent sans script.
finder-noscript = La recherche et les filtres ont besoin de scripts. Sans eux, ces listes mènent à tous les avis.
finder-none = Aucun avis ne correspond à ces critères.
finder-none-for = Aucun avis ne correspond à « { $words } » et à ces critères.
finder-found = Avis trouvés : { $count }
finder-results = Avis trouvés
finder-previous = Page précédente
finder-next = Page suivante

## Graphiques

figure-table = Les mêmes données sous forme de tableau
figure-table-of = Tableau : { $title }
figure-of = Graphique : { $title }
figure-today = Aujourd’hui
figure-timeline = La chronologie à l’échelle
figure-timeline-desc = Un point par événement, de gauche à droite selon le jour. La liste ci-dessous donne les mêmes événements avec leur date.
figure-affected = Versions affectées de { $product }
figure-affected-desc = Toutes les versions de gauche à droite, la plus basse d’abord : une barre couvre celles qui sont affectées, un trait celles qui ne le sont pas. Le tableau des versions affectées donne les mêmes informations.
figure-support-desc = Une barre par branche, de sa première version à la fin de sa prise en charge. Le tableau ci-dessous donne les dates.
figure-ranges-desc = Une ligne par avis ; une barre couvre les versions affectées, la version la plus basse à gauche. Le tableau ci-dessous donne les mêmes informations.

## Statistiques

statistics-title = Statistiques
statistics-lead = Combien d’avis, de quelle gravité, et en combien de temps les vulnérabilités ont été corrigées, au regard de nos engagements.
statistics-years = Avis par année et par gravité
statistics-years-desc = Une barre par année, découpée par gravité, la plus élevée d’abord. Le tableau ci-dessous donne les nombres.
statistics-total = Total
statistics-speed = Du signalement au correctif
statistics-speed-lead = Chaque point est un cas : le nombre de jours entre son signalement et son dernier correctif. Un point creux est un cas encore ouvert, avec les jours écoulés à ce jour. La ligne en tirets est notre engagement.
statistics-speed-none = Aucun avis n’indique sa date de signalement.
# $level est un message `severity-...`.
statistics-speed-of = Jours du signalement au correctif : { $level }
statistics-speed-desc = Un point par cas, d’autant plus à droite que la correction a été longue ; creux tant que le cas est ouvert. Le tableau ci-dessous donne les jours.
statistics-days = Jours
statistics-promised = engagement : { $quantity }
statistics-fixed = Corrigé
statistics-open = Ouvert
statistics-promise = Engagement
statistics-promises = Engagements tenus
statistics-share = Proportion
statistics-share-of = { $kept } sur { $decided }
statistics-kept = Tenu
statistics-missed = Non tenu
statistics-pending = Ouvert, dans les délais
statistics-left-out = { $count ->
    [one] { $count } cas plus ancien est compté ci-dessous sans être représenté.
   *[other] { $count } cas plus anciens sont comptés ci-dessous sans être représentés.
}
statistics-undated = { $count ->
    [one] { $count } avis ne figure pas parmi ces cas : il n’indique pas sa date de signalement ou de correction, ou n’a pas de gravité.
   *[other] { $count } avis ne figurent pas parmi ces cas : ils n’indiquent pas leur date de signalement ou de correction, ou n’ont pas de gravité.
}
